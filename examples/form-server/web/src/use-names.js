// What was typed into the boxes of figures: numbers are understood, and the text follows a figure that gets another name.

import { useCallback, useMemo, useRef } from "react";
import { renamed, understood } from "./figures.js";
import { isPlain } from "./json.js";
import { valueAt } from "./place.js";

const NAME = /\/(figures|targets)\/\d+\/name$/;

export function useNames(server, store, session, onOffline, onSaid) {
  const naming = useRef(null);
  const pending = useRef(Promise.resolve());
  const { now, keep } = session;

  const understand = useCallback((pointer, text) => {
    store.setNote(pointer, "");
    if (text.trim() === "" || isPlain(text)) return;
    pending.current = server.figure(text).then(
      (answer) => {
        if (valueAt(now.current.data, pointer) !== text) return;
        const next = answer.figure && understood(now.current.data, pointer, answer.figure);
        if (next) keep(next);
        else store.setNote(pointer, answer.said ?? "这里只填数字，单位写在“单位”里。");
      },
      () => onOffline(true),
    );
  }, [server, store, now, keep, onOffline]);

  const come = useCallback((pointer, value) => {
    naming.current = NAME.test(pointer) ? { pointer, name: value } : null;
  }, []);

  // Where no other figure has the old or the new name.
  const leave = useCallback((pointer) => {
    const before = naming.current;
    naming.current = null;
    if (before?.pointer !== pointer || !before.name) return;
    const { data } = now.current;
    const name = valueAt(data, pointer);
    const others = store.figures().filter((figure) => `${figure.pointer}/name` !== pointer);
    if (!name || name === before.name || others.some((figure) => figure.name === before.name || figure.name === name)) return;
    const next = renamed(data, before.name, name);
    if (next === data) return;
    keep(next);
    onSaid(`文中的“${before.name}”已改为“${name}”。`);
  }, [store, now, keep, onSaid]);

  // All that was typed is understood.
  const settled = useCallback(() => pending.current, []);
  return useMemo(() => ({ understand, come, leave, settled }), [understand, come, leave, settled]);
}
