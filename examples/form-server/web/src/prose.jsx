import { ariaDescribedByIds } from "@rjsf/utils";
import { useRef, useState } from "react";
import { nearest, shown } from "./figures.js";
import { pointerOf } from "./place.js";
import { useStore } from "./store.js";

const NONE = [];

// Running text, with the figures known so far beneath while one writes: a click puts one where the cursor stands.
export function Prose({ id, value = "", placeholder, required, options, onChange, onBlur, onFocus, registry }) {
  const box = useRef(null);
  const [writing, setWriting] = useState(false);
  const figures = useStore(registry.formContext.store, ({ figures }) => (writing ? figures : NONE));
  const known = nearest(figures, pointerOf(id));
  const insert = (name) => {
    box.current.focus();
    // Keeps the browser's undo; where it is not to be had, the text is set.
    if (!document.execCommand("insertText", false, `{${name}}`)) {
      box.current.setRangeText(`{${name}}`, box.current.selectionStart, box.current.selectionEnd, "end");
      onChange(box.current.value);
    }
  };
  const leave = (event) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setWriting(false);
    onBlur(id, value);
  };
  return (
    <div className="prose" onFocus={() => setWriting(true)} onBlur={leave}>
      <textarea
        ref={box}
        id={id}
        value={value}
        rows={options.rows}
        placeholder={placeholder}
        required={required}
        aria-describedby={ariaDescribedByIds(id)}
        onFocus={() => onFocus(id, value)}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      {writing && (
        <div className="chips" role="group" aria-label="放入指标">
          {known.length === 0 && <p>先在“指标”里填上名称，就能在这里点选，数字随指标更新。</p>}
          {known.length > 0 && <p>点一下，把数字放进文中：</p>}
          {known.map((figure) => (
            // On the mouse going down already the box would lose the cursor.
            <button key={figure.pointer} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => insert(figure.name)}>
              {figure.name} <b>{shown(figure)}</b>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
