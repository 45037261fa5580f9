// Numbers that stand in a text as they are, and the figures that they would be. The server finds them as it does in a whole report that
// it reads.

import { put } from "./draft.js";
import { figures } from "./figures.js";
import { schemaAt, valueAt } from "./place.js";

const HEAD = "总结\n一、工作\n（一）工作\n";
const REFERENCE = /\{[^{}]*\}/;
// What stands for a figure already is read past, at its own length.
const past = (text) => text.replace(new RegExp(REFERENCE, "g"), (reference) => "◇".repeat(reference.length));

export const hasNumbers = (text) => /\d/.test(past(text));

// [{ start, end, figure }]: where in the text a figure stands, or nothing where the reader sees the text otherwise than it is.
export const mentions = async (server, text) => {
  const shown = past(text);
  if (shown.includes("\n")) {
    const lines = text.split("\n");
    const found = await Promise.all(lines.map((line) => (hasNumbers(line) ? mentions(server, line) : [])));
    let before = 0;
    return lines.flatMap((line, index) => {
      const moved = found[index].map(({ start, end, figure }) => ({ start: start + before, end: end + before, figure }));
      before += line.length + 1;
      return moved;
    });
  }
  const { report } = await server.read(new Blob([HEAD + shown]));
  const item = report?.work?.[0]?.items?.[0];
  if (!item?.lead) return [];
  const places = [];
  let at = 0;
  for (const piece of item.lead.split(/(\{[^{}]*\})/)) {
    if (!REFERENCE.test(piece)) {
      const stands = shown.indexOf(piece, at);
      if (stands < 0) return [];
      if (places.length > 0) places.at(-1).end = stands;
      else if (stands > 0) return [];
      at = stands + piece.length;
    } else {
      places.push({ start: at, end: shown.length, figure: item.figures?.find(({ name }) => `{${name}}` === piece) });
    }
  }
  return places.filter(({ start, end, figure }) => figure && end > start);
};

// The nearest list of figures that a text may state its own in.
const listFor = (schema, pointer) => {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const below = schemaAt(schema, at);
    if (below?.properties?.figures) return `${at}/figures`;
  }
  return "/figures";
};

const isSame = (one, other) => String(one.value) === String(other.value) && (one.unit ?? "") === (other.unit ?? "") && one.approximation === other.approximation;

// The data with a number of a text as a figure; null where the text has changed since.
export const stated = (data, schema, pointer, text, { start, end, figure }) => {
  if (valueAt(data, pointer) !== text) return null;
  const all = figures(data);
  const names = new Set(all.map(({ name }) => name));
  let name = figure.name;
  for (let count = 2; names.has(name) && !all.some((known) => known.name === name && isSame(known, figure)); count += 1) name = `${figure.name}${count}`;
  const next = put(data, pointer, `${text.slice(0, start)}{${name}}${text.slice(end)}`);
  const list = listFor(schema, pointer);
  return names.has(name) ? next : put(next, list, [...(valueAt(data, list) ?? []), { ...figure, name }]);
};
