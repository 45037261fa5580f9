import { ariaDescribedByIds } from "@rjsf/utils";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { nearest, shown } from "./figures.js";
import { hasNumbers, mentions } from "./mention.js";
import { pointerOf } from "./place.js";
import { useStore } from "./store.js";
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
const useMentions = (server, text, isWriting) => {
  const [found, setFound] = useState({ text: "", places: NONE });
  useEffect(() => {
    if (!isWriting || !hasNumbers(text)) return undefined;
    let isAsked = true;
    const timer = setTimeout(() => mentions(server, text).then((places) => isAsked && setFound({ text, places }), () => {}), PAUSE);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [server, text, isWriting]);
  return isWriting && found.text === text ? found.places : NONE;
};

// On the mouse going down already the box would lose the cursor.
const stay = (event) => event.preventDefault();

// Running text, with what can be done to it beneath while one writes: a click puts in a known figure where the cursor stands, makes a
// figure of a number, or points of numbered lines.
export function Prose({ id, value = "", placeholder, required, options, onChange, onBlur, onFocus, registry }) {
  const { store, server, act } = registry.formContext;
  const box = useRef(null);
  const [isWriting, setWriting] = useState(false);
  const [text, type] = useTyping(value, (text) => onChange(text || undefined));
  useGrowing(box, text);
  const pointer = pointerOf(id);
  const figures = useStore(store, ({ figures }) => (isWriting ? figures : NONE));
  const known = nearest(figures, pointer);
  const numbers = useMentions(server, text, isWriting);
  const numbered = isWriting ? marks(text) : NONE;
  const insert = (name) => {
    box.current.focus();
    // Where the browser does not type it for us, the text is set.
    if (!document.execCommand("insertText", false, `{${name}}`)) {
      box.current.setRangeText(`{${name}}`, box.current.selectionStart, box.current.selectionEnd, "end");
      type(box.current.value);
    }
  };
  const leave = (event) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    flush();
    setWriting(false);
    onBlur(id, text);
  };
  const does = (act) => () => {
    flush();
    act();
    box.current?.focus();
  };
  return (
    <div className="prose" onFocus={() => setWriting(true)} onBlur={leave}>
      <textarea
        ref={box}
        id={id}
        value={text}
        rows={options.rows}
        placeholder={placeholder}
        required={required}
        aria-describedby={ariaDescribedByIds(id)}
        onFocus={() => onFocus(id, text)}
        onChange={(event) => type(event.target.value)}
      />
      {numbered.length > 0 && (
        <div className="chips" role="group" aria-label="序号">
          <p>序号（{numbered.slice(0, 3).join(" ")}）由版式自动编排：</p>
          <button type="button" onMouseDown={stay} onClick={does(() => act.unmark(pointer))}>去掉序号</button>
          {act.splitsInto(pointer) && <button type="button" onMouseDown={stay} onClick={does(() => act.split(pointer))}>分成 {numbered.length} 个{act.splitsInto(pointer)}</button>}
        </div>
      )}
      {numbers.length > 0 && (
        <div className="chips" role="group" aria-label="变成指标">
          <p>点一下，把文中的数变成指标，以后只改一处：</p>
          {numbers.map((place) => (
            <button key={place.start} type="button" onMouseDown={stay} onClick={does(() => act.state(pointer, text, place))}>
              <b>{text.slice(place.start, place.end)}</b> → {place.figure.name}
            </button>
          ))}
        </div>
      )}
      {isWriting && (
        <div className="chips" role="group" aria-label="放入指标">
          {known.length === 0 && <p>先在“指标”里填上名称，就能在这里点选，数字随指标更新。</p>}
          {known.length > 0 && <p>点一下，把数字放进文中：</p>}
          {known.map((figure) => (
            <button key={figure.pointer} type="button" onMouseDown={stay} onClick={() => insert(figure.name)}>
              {figure.name} <b>{shown(figure)}</b>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
