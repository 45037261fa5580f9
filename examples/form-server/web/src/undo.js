// Ctrl+Z in the box where the cursor stands, and in no other: a browser's own undo goes on in the box that was written in before, and
// takes back there what nobody looks at.

const TOGETHER = 800;
const MOST = 200;

const isText = (control) => control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type === "text");

// As if it had been typed, so that the form hears of it.
export const enter = (control, value) => {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(control, value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
};

const step = (control) => ({ value: control.value, at: control.selectionEnd });

export const perField = (root) => {
  const histories = new WeakMap();
  let going = false;

  const historyOf = (control) => {
    if (!histories.has(control)) histories.set(control, { steps: [step(control)], now: 0, since: 0, kind: "" });
    return histories.get(control);
  };

  const note = (control, kind) => {
    const history = historyOf(control);
    if (history.steps[history.now].value === control.value) return;
    const goesOn = kind !== "" && kind === history.kind && performance.now() - history.since < TOGETHER && history.now > 0;
    history.steps.splice(goesOn ? history.now : history.now + 1, Infinity, step(control));
    history.steps.splice(0, history.steps.length - MOST);
    Object.assign(history, { now: history.steps.length - 1, kind, since: goesOn ? history.since : performance.now() });
  };

  const go = (control, by) => {
    // What came from elsewhere, a fix or an understood number, is a step too.
    note(control, "");
    const history = historyOf(control);
    const next = history.steps[history.now + by];
    if (!next) return;
    Object.assign(history, { now: history.now + by, kind: "" });
    going = true;
    enter(control, next.value);
    going = false;
    control.setSelectionRange(next.at, next.at);
  };

  const begin = ({ target }) => isText(target) && note(target, "");
  const input = ({ target, inputType, isComposing }) => isText(target) && !going && !isComposing && note(target, ["insertText", "deleteContentBackward"].includes(inputType) ? inputType : "");
  const composed = ({ target }) => isText(target) && note(target, "");
  const key = (event) => {
    const wanted = { z: event.shiftKey ? 1 : -1, y: 1 }[event.key.toLowerCase()];
    if (!wanted || !(event.ctrlKey || event.metaKey) || event.altKey || !isText(event.target)) return;
    event.preventDefault();
    go(event.target, wanted);
  };
  // The menu of the mouse.
  const menu = (event) => {
    const wanted = { historyUndo: -1, historyRedo: 1 }[event.inputType];
    if (!wanted || !isText(event.target)) return;
    event.preventDefault();
    go(event.target, wanted);
  };

  const heard = { focusin: begin, input, compositionend: composed, keydown: key, beforeinput: menu };
  Object.entries(heard).forEach(([name, listener]) => root.addEventListener(name, listener));
  return () => Object.entries(heard).forEach(([name, listener]) => root.removeEventListener(name, listener));
};
