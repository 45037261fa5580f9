// The figures that a report states, as the page shows them.

import { put } from "./draft.js";
import { valueAt } from "./place.js";

// Where each word of approximation stands, by the example in its title: 近（近100名）, 余（20余次）, 以上（20次以上）.
let places = {};

export const learn = (schema) => {
  const choices = schema.properties.figures.items.properties.approximation.oneOf;
  places = Object.fromEntries(
    choices.map(({ const: word, title }) => {
      const example = title.match(/（(.*)）$/)?.[1] ?? "";
      return [word, example.startsWith(word) ? "before" : example.endsWith(word) ? "behind" : example.includes(word) ? "between" : "nowhere"];
    }),
  );
};

export const shown = ({ value, unit = "", approximation }) => {
  if (value === undefined || value === null || value === "") return "缺数";
  const at = (place) => (places[approximation] === place ? approximation : "");
  return `${at("before")}${value}${at("between")}${unit}${at("behind")}`;
};

// Every figure with a name, with its pointer, in the order of the report.
export const figures = (data, pointer = "") => {
  if (Array.isArray(data)) return data.flatMap((item, index) => figures(item, `${pointer}/${index}`));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, below]) =>
    name === "figures" || name === "targets"
      ? (below ?? []).map((figure, index) => ({ ...figure, pointer: `${pointer}/${name}/${index}` })).filter((figure) => figure.name)
      : figures(below, `${pointer}/${name}`),
  );
};

// How far two places lie together, in steps from the root.
const common = (one, other) => {
  const [steps, others] = [one.split("/"), other.split("/")];
  const apart = steps.findIndex((step, index) => step !== others[index]);
  return apart < 0 ? steps.length : apart;
};

// Those stated nearest to a place first.
export const nearest = (all, pointer) => [...all].sort((one, other) => common(other.pointer, pointer) - common(one.pointer, pointer));

// The data with every reference to a figure under its new name; what has none stays the same object.
export const renamed = (data, from, to) => {
  if (typeof data === "string") return data.replaceAll(`{${from}}`, `{${to}}`).replaceAll(`｛${from}｝`, `{${to}}`);
  if (typeof data !== "object" || data === null) return data;
  const below = Object.entries(data).map(([name, below]) => [name, name === "name" ? below : renamed(below, from, to)]);
  if (below.every(([name, value]) => value === data[name])) return data;
  return Array.isArray(data) ? below.map(([, value]) => value) : Object.fromEntries(below);
};

// The unit of a figure whose number was typed with one: 1.2万 for something counted in 人 makes it 万人.
const unitOf = (typed, known = "") => {
  if (!typed || known.startsWith(typed)) return known;
  return ["千", "万", "亿"].includes(typed) && known ? `${typed}${known}` : typed;
};

// The data with what was understood of a typed number: value, unit and word of approximation go where they belong. Null where the
// field takes no such thing.
export const understood = (data, pointer, { value, unit, approximation }) => {
  const holder = pointer.slice(0, pointer.lastIndexOf("/"));
  const field = pointer.slice(holder.length + 1);
  const figure = /\/(figures|targets)\/\d+$/.test(holder) ? (valueAt(data, holder) ?? {}) : null;
  if (!figure) return approximation || (unit && unit !== "年") ? null : put(data, pointer, value);
  if (field !== "value") return approximation || (unit && figure.unit && unit !== figure.unit) ? null : put(data, holder, { ...figure, [field]: value, unit: figure.unit || unit });
  return put(data, holder, { ...figure, value, unit: unitOf(unit, figure.unit) || undefined, approximation: approximation ?? figure.approximation });
};
