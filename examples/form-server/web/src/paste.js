// What comes with copied text and no page shows: control characters, soft hyphens, spaces of no width, marks of direction; and the
// indents of Word, which belong to the layout.

import { enter } from "./undo.js";

const RESIDUE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
const INDENT = /^[ \t\u00A0\u3000]+|[ \t\u00A0\u3000]+$/gm;
const DATE = /^\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*$/;

export const clean = (text) => text.replaceAll("\r\n", "\n").replace(RESIDUE, "").replace(INDENT, "");

// 2026年12月25日 as the value of a date, or null.
export const date = (text) => {
  const [, year, month, day] = text.match(DATE) ?? [];
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
};

export const cleanPasted = (root) => {
  const paste = (event) => {
    const control = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (control.matches?.("input[type=date]") && date(text)) {
      event.preventDefault();
      return enter(control, date(text));
    }
    if (!control.matches?.("textarea:not(.whole), input[type=text]") || clean(text) === text) return undefined;
    event.preventDefault();
    return document.execCommand("insertText", false, clean(text));
  };
  root.addEventListener("paste", paste);
  return () => root.removeEventListener("paste", paste);
};
