// From a line on a page to the field that it prints, and back.

import { parentOf, valueAt } from "./place.js";

// How many characters of a line are looked for in a field, the surest first.
const STRETCHES = [Infinity, 12, 6, 3];

// { pointer, at }: the field that says what the line says, among those of the paragraph, and the character with which the line begins.
export const fieldOf = (data, pointer, line) => {
  const holder = parentOf(pointer);
  const beside = valueAt(data, holder);
  const isObject = typeof beside === "object" && beside !== null && !Array.isArray(beside);
  const names = isObject ? Object.keys(beside).map((name) => `${holder}/${name}`) : [];
  const fields = [pointer, ...names.filter((name) => name !== pointer)].filter((field) => typeof valueAt(data, field) === "string");
  for (const length of STRETCHES) {
    for (let from = 0; from === 0 || from + length <= line.length; from += 1) {
      const stretch = line.slice(from, from + length);
      for (const field of fields) {
        const at = stretch === "" ? -1 : valueAt(data, field).indexOf(stretch);
        if (at >= 0) return { pointer: field, at };
      }
    }
  }
  return { pointer };
};

// The first line of a picture that prints a field, or what is nearest to it: what holds it.
export const lineOf = (picture, pointer) => {
  const lines = [...picture.querySelectorAll("[data-place]")];
  for (let holder = pointer; holder !== ""; holder = parentOf(holder)) {
    const found = lines.find(({ dataset: { place } }) => place === holder || place.startsWith(`${holder}/`));
    if (found) return found;
  }
  return null;
};

// The line at this height of the window, or a little above or below.
export const lineAt = (picture, y) => {
  const lines = [...picture.querySelectorAll("[data-place]")].map((line) => {
    const { top, bottom } = line.getBoundingClientRect();
    return { line, far: Math.abs((top + bottom) / 2 - y), high: bottom - top };
  });
  const [nearest] = lines.sort((one, other) => one.far - other.far);
  return nearest && nearest.far < nearest.high ? nearest.line : null;
};
