// What opens over the page and shuts again when one goes on elsewhere, presses Escape or has chosen.

import { useEffect, useImperativeHandle, useRef } from "react";

export function Menu({ className, title, onToggle, children, ref }) {
  const fold = useRef(null);
  useImperativeHandle(ref, () => ({
    isOpen: () => fold.current.open,
    shut: () => {
      fold.current.open = false;
    },
  }), []);
  useEffect(() => {
    const leave = ({ target }) => {
      if (fold.current.open && target instanceof Node && target.isConnected && !fold.current.contains(target)) fold.current.open = false;
    };
    addEventListener("pointerdown", leave);
    addEventListener("focusin", leave);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("focusin", leave);
    };
  }, []);
  const escape = (event) => {
    if (event.key !== "Escape" || !fold.current.open) return;
    event.stopPropagation();
    fold.current.open = false;
    fold.current.querySelector("summary").focus();
  };
  return (
    <details ref={fold} className={className} onToggle={(event) => event.target === event.currentTarget && onToggle?.()} onKeyDown={escape}>
      <summary>{title}</summary>
      <div className="sheet">{children}</div>
    </details>
  );
}
