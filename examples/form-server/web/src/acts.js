// What a clerk can have done to a text of a draft by a click. Each comes back with the data as it is then, or null where there is
// nothing to do.

import { put } from "./draft.js";
import { parentOf, schemaAt, valueAt } from "./place.js";
import { asPoints, withoutMarks } from "./structure.js";

// The list beside a text that its numbered lines can become: points, or items of a chapter.
const listBeside = (schema, pointer) => {
  const holder = parentOf(pointer);
  const [name, list] = Object.entries(schemaAt(schema, holder)?.properties ?? {}).find(([name]) => name === "points" || name === "items") ?? [];
  return name && { pointer: `${holder}/${name}`, fields: Object.keys(list.items.properties), title: list.items.title };
};

export const splitsInto = (schema, pointer) => listBeside(schema, pointer)?.title;

export const split = (data, schema, pointer) => {
  const list = listBeside(schema, pointer);
  const { lead, points } = asPoints(valueAt(data, pointer) ?? "");
  if (!list || points.length === 0) return null;
  const [topic, text] = list.fields;
  const items = points.map((point) => ({ [topic]: point.topic, ...(point.text && { [text]: point.text }) }));
  return put(put(data, list.pointer, [...(valueAt(data, list.pointer) ?? []), ...items]), pointer, lead || undefined);
};

export const unmark = (data, pointer) => put(data, pointer, withoutMarks(valueAt(data, pointer) ?? ""));
