// A page as the server draws it, with what was found on it.

import { memo, useEffect, useLayoutEffect, useRef } from "react";
import { lineAt, lineOf } from "./line.js";

const OURS = ":host{display:block}svg{display:block;width:100%;height:auto}svg{cursor:pointer}g[data-place]:hover text{fill:#0b5cad}.now text{fill:#0b5cad}";

// A picture brings its styles along. The page's policy lets in no style that stands in a text; as a sheet of its own, in a tree of its own, it
// touches nothing else.
const sheets = new Map();
const sheetOf = (styles) => {
  if (!sheets.has(styles)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles + OURS);
    sheets.set(styles, sheet);
  }
  return sheets.get(styles);
};

// The styles, and the picture without them: a reader of XML would ask the policy too.
const drawn = (text) => {
  const [, head, styles, rest] = text.match(/^([^]*?)<style>([^]*?)<\/style>([^]*)$/) ?? [null, text, "", ""];
  const picture = document.adoptNode(new DOMParser().parseFromString(head + rest, "image/svg+xml").documentElement);
  return { picture, sheet: sheetOf(styles) };
};

function Picture({ svg, at, onLine }) {
  const host = useRef(null);
  useLayoutEffect(() => {
    const { picture, sheet } = drawn(svg);
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(picture);
  }, [svg]);
  // The paragraph in which one writes.
  useEffect(() => {
    const { shadowRoot } = host.current;
    shadowRoot.querySelectorAll(".now").forEach((line) => line.classList.remove("now"));
    const place = at && lineOf(shadowRoot, at)?.dataset.place;
    if (place) shadowRoot.querySelectorAll(`[data-place="${CSS.escape(place)}"]`).forEach((line) => line.classList.add("now"));
  }, [svg, at]);
  const click = ({ clientY }) => {
    const line = lineAt(host.current.shadowRoot, clientY);
    // Letters that somebody has marked are to be copied.
    if (line && getSelection().isCollapsed) onLine(line.dataset.place, line.textContent);
  };
  return <div ref={host} className="picture" onClick={click} />;
}

export const Sheet = memo(function Sheet({ number, size: [width, height], svg, marks = [], at, onLine, onGo }) {
  const share = (part, whole) => `${(100 * part) / whole}%`;
  return (
    <li data-page={number} style={{ aspectRatio: `${width} / ${height}` }} aria-label={`第 ${number + 1} 页`}>
      {svg && <Picture svg={svg} at={at} onLine={onLine} />}
      {svg && marks.map(({ x, y, width: long, height: high, severity, pointer, says, goes_on: goesOn }, index) => (
        <button
          key={index}
          type="button"
          className={`mark ${severity}`}
          title={says}
          aria-hidden={goesOn || undefined}
          tabIndex={goesOn ? -1 : undefined}
          aria-label={`${severity === "error" ? "要改" : "提醒"}：${says}`}
          style={{ left: share(x, width), top: share(y, height), width: share(long, width), height: share(high * 1.15, height) }}
          onClick={() => onGo(pointer)}
        />
      ))}
    </li>
  );
});
