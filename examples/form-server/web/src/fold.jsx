import { useDeferredValue, useEffect, useRef, useState } from "react";

/**
 * A part that can be folded; `folds` of folds.js remembers whether it is, `open` says how it begins. What is inside of a shut one is made a
 * moment later, between keys, or when it is opened.
 */
export function Fold({ id, title, inside, open, folds, children }) {
  const [initially] = useState(() => folds.get(id) ?? open);
  const [isOpen, setOpen] = useState(initially);
  const isMade = useDeferredValue(true, initially);
  const fold = useRef(null);
  // An item that was moved takes along whether it is unfolded.
  useEffect(() => folds.set(id, fold.current.open), [folds, id]);
  const remember = ({ target, currentTarget }) => {
    if (target !== currentTarget) return;
    folds.set(id, target.open);
    if (target.open) setOpen(true);
  };
  return (
    <details ref={fold} id={id} open={initially} onToggle={remember}>
      <summary><span className="title">{title}</span> <span className="inside">{inside}</span></summary>
      {(isMade || isOpen) && children}
    </details>
  );
}
