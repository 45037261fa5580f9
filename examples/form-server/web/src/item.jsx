// An item of a list, with what moves and deletes it.

import { useLayoutEffect, useRef } from "react";
import { flush } from "./typing.js";

const scroller = (element) => {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
};

export function ArrayFieldItemTemplate({ children, buttonsProps, index, totalItems }) {
  const { onMoveUpItem, onMoveDownItem, onRemoveItem, hasRemove } = buttonsProps;
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
  const button = (label, act, isPossible) => (
    <button
      type="button"
      aria-label={`${label}${number}`}
      aria-disabled={!isPossible || undefined}
      onClick={(event) => {
        if (!isPossible) return;
        flush();
        moved.current = { button: event.currentTarget, top: event.currentTarget.getBoundingClientRect().top };
        act(event);
      }}
    >
      {label}
    </button>
  );
  const remove = (event) => {
    flush();
    onRemoveItem(event);
  };
  return (
    <li>
      {children}
      <div className="buttons">
        {button("上移", onMoveUpItem, index > 0)}
        {button("下移", onMoveDownItem, index < totalItems - 1)}
        {hasRemove && <button type="button" onClick={remove} aria-label={`删除${number}`}>删除</button>}
      </div>
    </li>
  );
}
