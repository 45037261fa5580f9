// What is typed stands in its box at once and reaches the report in the next pause: it is saved, checked and drawn once a pause, not once a
// key. Whoever needs the report as it is now flushes first.

import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

const PAUSE = 60;
const waiting = new Set();

export const flush = () => {
  if (waiting.size > 0) flushSync(() => [...waiting].forEach((commit) => commit()));
};

// The letters of an input method are no text yet.
let isComposing = false;
const pause = () => isComposing || flush();
addEventListener("compositionstart", () => (isComposing = true));
addEventListener("compositionend", () => {
  isComposing = false;
  setTimeout(pause, PAUSE);
});

// [what the box shows, what takes a new text]. A value that comes from elsewhere (a fix, an undo) wins over what was typed on another.
export function useTyping(value, onChange) {
  const [typed, setTyped] = useState(null);
  if (typed && typed.on !== value) setTyped(null);
  const state = useRef({});
  state.current.onChange = onChange;
  const { current } = state;
  current.commit ??= () => {
    clearTimeout(current.timer);
    waiting.delete(current.commit);
    current.onChange(current.text);
  };
  useEffect(() => () => {
    clearTimeout(current.timer);
    waiting.delete(current.commit);
  }, [current]);
  const type = (text) => {
    current.text = text;
    setTyped({ text, on: value });
    waiting.add(current.commit);
    clearTimeout(current.timer);
    current.timer = setTimeout(pause, PAUSE);
  };
  return [typed && typed.on === value ? typed.text : value, type];
}
