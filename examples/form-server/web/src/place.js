// Fields by their JSON Pointer: the id of a control is "root" and its pointer.

export const idOf = (pointer) => `root${pointer}`;

export const pointerOf = (id) => id.slice("root".length);

export const valueAt = (data, pointer) => pointer.split("/").slice(1).reduce((at, step) => at?.[step], data);

export const isEmpty = (value) => value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

// Unfolds what holds a field, shows the field and puts the cursor there.
export const goTo = (pointer) => {
  // What is missing with all that would hold it: the nearest holder that is there.
  let field = null;
  for (let at = pointer; !field; at = at.slice(0, at.lastIndexOf("/"))) field = document.getElementById(idOf(at));
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const control = field.matches("input, textarea, select") ? field : (field.querySelector("input:not([type=hidden]), textarea, select, button") ?? field);
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
};
