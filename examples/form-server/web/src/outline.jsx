// The report at a glance: its chapters and their items, with how much there is to do in each.

import { memo } from "react";
import { partName, partOf } from "./place.js";

const PARTS = ["work", "problems", "plans", "others"];

const partsOf = (data) =>
  PARTS.flatMap((name) => {
    const chapters = Array.isArray(data[name]) ? data[name].map((chapter, index) => [`/${name}/${index}`, chapter]) : data[name] ? [[`/${name}`, data[name]]] : [];
    return chapters.map(([pointer, chapter]) => ({ pointer, items: (chapter?.items ?? []).map((_, index) => `${pointer}/items/${index}`) }));
  });

/** The parts of the report `data`, with how many of the `findings` are in each; `onGo(pointer)` leads there. */
export const Outline = memo(function Outline({ data, schema, findings, onGo }) {
  const open = new Map();
  findings.forEach(({ pointer }) => open.set(partOf(pointer), (open.get(partOf(pointer)) ?? 0) + 1));
  const link = (pointer) => (
    <button type="button" className="link" onClick={() => onGo(pointer || "/title")}>
      {partName(data, schema, pointer)}
      {open.has(pointer) && <span className="count" aria-label={`${open.get(pointer)} 处`}>{open.get(pointer)}</span>}
    </button>
  );
  return (
    <nav className="outline" aria-label="提纲">
      <h2>提纲</h2>
      <ol>
        <li>{link("")}</li>
        {partsOf(data).map(({ pointer, items }) => (
          <li key={pointer}>
            {link(pointer)}
            {items.length > 0 && <ol>{items.map((item) => <li key={item}>{link(item)}</li>)}</ol>}
          </li>
        ))}
      </ol>
    </nav>
  );
});
