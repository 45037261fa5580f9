// Fields by their JSON Pointer: the id of a control is "root" and its pointer.

export const idOf = (pointer) => `root${pointer}`;

export const pointerOf = (id) => id.slice("root".length);

const stepsOf = (pointer) => pointer.split("/").slice(1);

export const valueAt = (data, pointer) => stepsOf(pointer).reduce((at, step) => at?.[step], data);

export const isEmpty = (value) => value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export const parentOf = (pointer) => pointer.slice(0, pointer.lastIndexOf("/"));

export const schemaAt = (schema, pointer) => stepsOf(pointer).reduce((at, step) => at?.properties?.[step] ?? at?.items, schema);

// The chapter or item that a place is in: the report itself for its head, /work/0, /work/0/items/2, /problems/items/1.
export const partOf = (pointer) => pointer.match(/^\/(?:(?:work|others)\/\d+(?:\/items\/\d+)?|(?:problems|plans)(?:\/items\/\d+)?)/)?.[0] ?? "";

const firstText = (value) => (typeof value === "string" ? value : Object.values(value ?? {}).find((below) => typeof below === "string"));

// A holder by what was written first in it, else by its title and number: 抓好理论学习, 要点 2.
const named = (data, schema, pointer) => {
  const title = schemaAt(schema, pointer)?.title ?? "";
  const number = pointer.match(/\/(\d+)$/)?.[1];
  const first = Object.keys(schemaAt(schema, pointer)?.properties ?? {})[0];
  const text = firstText(valueAt(data, `${pointer}/${first}`));
  return text || (number === undefined ? title : `${title} ${Number(number) + 1}`);
};

// What a part is called in a list of parts.
export const partName = (data, schema, part) => (part === "" ? "报告开头和结尾" : named(data, schema, part));

// Where in its part a field is: 要点 2 · 内容.
export const fieldName = (data, schema, pointer) => {
  const part = partOf(pointer);
  const steps = stepsOf(pointer.slice(part.length));
  const names = [];
  let at = part;
  for (const step of steps) {
    at = `${at}/${step}`;
    const below = schemaAt(schema, at);
    if (below === undefined) break;
    if (/^\d+$/.test(step)) names.push(named(data, schema, at));
    else if (below.type !== "array") names.push(below.title ?? step);
  }
  return names.join(" · ");
};

// Unfolds what holds a field, shows the field and puts the cursor there; in a long text before this character.
export const goTo = (pointer, at) => {
  // What is missing with all that would hold it: the nearest holder that is there.
  let field = null;
  for (let at = pointer; !field; at = parentOf(at)) field = document.getElementById(idOf(at));
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const control = field.matches("input, textarea, select") ? field : (field.querySelector("input:not([type=hidden]), textarea, select, button") ?? field);
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  if (at === undefined || !control.setSelectionRange || !control.value) return;
  control.setSelectionRange(at, at);
  // A box may be higher than the window.
  const { height } = control.getBoundingClientRect();
  scrollBy({ top: height > innerHeight / 2 ? height * (at / control.value.length - 0.5) : 0, behavior: "instant" });
};
