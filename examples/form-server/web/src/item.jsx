// An item of a list, with what moves and deletes it.

import { useLayoutEffect, useRef } from "react";
import { flush } from "./typing.js";

// A key for each item of a list, by which React knows it again: an item that moves takes its key along, one that is edited keeps it. The
// same list of keys as long as none changed.
export const keysOf = (memory, items = []) => {
  if (memory.items === items) return memory.keys;
  const { items: before, keys: stood } = memory;
  const isEdit = items.length === before.length && items.filter((item, index) => item !== before[index]).length < 2;
  memory.items = items;
  if (isEdit) return memory.keys;
  const left = new Map(stood.map((key, index) => [key, before[index]]));
  const taken = items.map((item) => {
    const key = [...left].find(([, known]) => known === item)?.[0];
    left.delete(key);
    return key;
  });
  memory.keys = taken.map((key) => key ?? (memory.next += 1));
  return memory.keys;
};

const scroller = (element) => {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
};

export function Item({ index, count, onMove, onRemove, children }) {
  const moved = useRef(null);
  // After a move the button is where it was on the screen, so that the next click moves the same item on.
  useLayoutEffect(() => {
    if (!moved.current) return;
    const { button, top } = moved.current;
    moved.current = null;
    scroller(button).scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
    button.focus({ preventScroll: true });
  }, [index]);
  const number = `第 ${index + 1} 项`;
  const button = (label, to) => {
    const isPossible = to >= 0 && to < count;
    const move = (event) => {
      if (!isPossible) return;
      flush();
      moved.current = { button: event.currentTarget, top: event.currentTarget.getBoundingClientRect().top };
      onMove(index, to);
    };
    return <button type="button" aria-label={`${label}${number}`} aria-disabled={!isPossible || undefined} onClick={move}>{label}</button>;
  };
  const remove = () => {
    flush();
    onRemove(index);
  };
  return (
    <li>
      {children}
      <div className="buttons">
        {button("上移", index - 1)}
        {button("下移", index + 1)}
        <button type="button" onClick={remove} aria-label={`删除${number}`}>删除</button>
      </div>
    </li>
  );
}
