import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { shown } from "./figures.js";
import { hasNumbers } from "./mention.js";
import { marks } from "./structure.js";
import { flush, useTyping } from "./typing.js";

const NONE = [];
const PAUSE = 600;
const GROWS = CSS.supports("field-sizing", "content");

// A box that is as high as its text, in browsers that do not see to that themselves.
export const useGrowing = (box, text) =>
  useLayoutEffect(() => {
    if (GROWS || !box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [box, text]);

// The numbers in a text that are no figures yet.
const useMentions = (find, text, isWriting) => {
  const [found, setFound] = useState({ text: "", places: NONE });
  useEffect(() => {
    if (!find || !isWriting || !hasNumbers(text)) return undefined;
    let isAsked = true;
    const timer = setTimeout(() => find(text).then((places) => isAsked && setFound({ text, places }), () => {}), PAUSE);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [find, text, isWriting]);
  return isWriting && found.text === text ? found.places : NONE;
};

// On the mouse going down already the box would lose the cursor.
const stay = (event) => event.preventDefault();

const Figures = memo(function Figures({ figures, onInsert }) {
  return (
    <div className="chips" role="group" aria-label="放入指标">
      {figures.length === 0 && <p>先在“指标”里填上名称，就能在这里点选，数字随指标更新。</p>}
      {figures.length > 0 && <p>点一下，把数字放进文中：</p>}
      {figures.map((figure, index) => (
        <button key={figure.pointer ?? index} type="button" onMouseDown={stay} onClick={() => onInsert(figure.name)}>
          {figure.name} <b>{shown(figure)}</b>
        </button>
      ))}
    </div>
  );
});

/**
 * Running text, with what can be done to it beneath while one writes: a click puts in a known figure where the cursor stands, makes a figure
 * of a number, or points of numbered lines.
 *
 * `figures` are { name, value, unit, approximation }, in the order in which they are offered. `find(text)` promises the numbers in a text as
 * [{ start, end, figure }]; `into` is what numbered lines can become. Without them, and `onUnmark`, nothing of the kind is offered.
 */
export function Prose({ id, value = "", figures = NONE, rows = 5, placeholder, label, describedBy, find, into, onChange, onFocus, onBlur, onState, onSplit, onUnmark }) {
  const box = useRef(null);
  const [isWriting, setWriting] = useState(false);
  const [text, type] = useTyping(value, onChange);
  useGrowing(box, text);
  const numbers = useMentions(find, text, isWriting);
  const numbered = isWriting && onUnmark ? marks(text) : NONE;
  const typed = useRef(type);
  typed.current = type;
  const insert = useCallback((name) => {
    box.current.focus();
    // Where the browser does not type it for us, the text is set.
    if (!document.execCommand("insertText", false, `{${name}}`)) {
      box.current.setRangeText(`{${name}}`, box.current.selectionStart, box.current.selectionEnd, "end");
      typed.current(box.current.value);
    }
  }, []);
  const come = () => {
    if (isWriting) return;
    setWriting(true);
    onFocus?.(text);
  };
  const leave = (event) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    flush();
    setWriting(false);
    onBlur?.();
  };
  const does = (act) => () => {
    flush();
    act();
    box.current?.focus();
  };
  return (
    <div className="prose" onFocus={come} onBlur={leave}>
      <textarea ref={box} id={id} value={text} rows={rows} placeholder={placeholder} aria-label={label} aria-describedby={describedBy} onChange={(event) => type(event.target.value)} />
      {numbered.length > 0 && (
        <div className="chips" role="group" aria-label="序号">
          <p>序号（{numbered.slice(0, 3).join(" ")}）由版式自动编排：</p>
          <button type="button" onMouseDown={stay} onClick={does(onUnmark)}>去掉序号</button>
          {into && <button type="button" onMouseDown={stay} onClick={does(onSplit)}>分成 {numbered.length} 个{into}</button>}
        </div>
      )}
      {numbers.length > 0 && (
        <div className="chips" role="group" aria-label="变成指标">
          <p>点一下，把文中的数变成指标，以后只改一处：</p>
          {numbers.map((place) => (
            <button key={place.start} type="button" onMouseDown={stay} onClick={does(() => onState(text, place))}>
              <b>{text.slice(place.start, place.end)}</b> → {place.figure.name}
            </button>
          ))}
        </div>
      )}
      {isWriting && <Figures figures={figures} onInsert={insert} />}
    </div>
  );
}
