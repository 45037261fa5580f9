// The draft that is open, its report in the store, and how it changes: saved with each change, forked where another window was first.

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { fit, fresh, isBlank, titleOf } from "./draft.js";
import { flush } from "./typing.js";

export const clock = (at = Date.now()) => new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });

// What an earlier visit left open, or a new one.
const first = (drafts, schema, given) => {
  if (given) return { id: drafts.newId(), name: "", data: fit(given, schema) ?? fresh(), revision: null };
  const id = drafts.last();
  const kept = id && drafts.read(id);
  const data = kept?.data && fit(kept.data, schema);
  if (data) return { id, name: kept.name ?? "", data, revision: kept.revision };
  return { id: drafts.newId(), name: "", data: fresh(), revision: null, damaged: Boolean(kept) };
};

export function useDrafts(drafts, store, schema, given) {
  const [draft, setDraft] = useState(() => {
    const draft = first(drafts, schema, given);
    store.setData(draft.data);
    return draft;
  });
  const now = useRef(draft);
  // Counts what takes the place of the whole form, which is then built anew.
  const [opened, setOpened] = useState(0);
  const [unsaved, setUnsaved] = useState(false);
  const [savedAt, setSavedAt] = useState(null);
  // Another window saved this draft, at this time.
  const [elsewhere, setElsewhere] = useState(null);
  const [forked, setForked] = useState("");

  const show = useCallback((next) => {
    now.current = next;
    store.setData(next.data);
    setDraft(next);
  }, [store]);

  const save = useCallback((next) => {
    let answer = drafts.write(next.id, next, next.revision);
    let kept = next;
    if (answer.result === "elsewhere") {
      kept = { ...next, id: drafts.newId(), name: `${next.name || titleOf(next.data)}（本窗口 ${clock()}）`, revision: null };
      answer = drafts.write(kept.id, kept, null);
      setElsewhere(null);
      setForked(`另一个窗口也改了这份草稿。两边都没有丢：这个窗口里的已另存为“${kept.name}”，那边的还在草稿列表里。`);
    }
    setUnsaved(answer.result !== "kept");
    if (answer.result === "kept") {
      drafts.remember(kept.id);
      setSavedAt(Date.now());
      kept = { ...kept, revision: answer.revision };
    }
    show(kept);
  }, [drafts, show]);

  // The data from now on.
  const keep = useCallback((data) => save({ ...now.current, data }), [save]);

  const open = useCallback((next) => {
    show(next);
    setElsewhere(null);
    setForked("");
    setUnsaved(false);
    setOpened((times) => times + 1);
    drafts.remember(next.id);
  }, [drafts, show]);

  const switchTo = useCallback((id) => {
    flush();
    const kept = drafts.read(id);
    const data = kept?.data && fit(kept.data, schema);
    if (!data) return false;
    open({ id, name: kept.name ?? "", data, revision: kept.revision });
    return true;
  }, [drafts, open, schema]);

  // A draft of its own; one that nobody has written in gives way to it. Comes back with what takes it away again.
  const start = useCallback((data, name = "") => {
    flush();
    const before = now.current;
    const id = drafts.newId();
    open({ id, name, data: fit(data, schema) ?? fresh(), revision: null });
    if (!isBlank(now.current.data)) save(now.current);
    if (isBlank(before.data)) drafts.remove(before.id);
    return () => {
      drafts.remove(id);
      open(before);
    };
  }, [drafts, open, save, schema]);

  const rename = useCallback((id, name) => {
    if (id === now.current.id) return save({ ...now.current, name });
    const kept = drafts.read(id);
    return kept?.data && drafts.write(id, { ...kept, name }, kept.revision);
  }, [drafts, save]);

  // Takes a draft away and comes back with what puts it back.
  const remove = useCallback((id) => {
    flush();
    const kept = drafts.raw(id);
    const before = now.current;
    drafts.remove(id);
    if (id === before.id) {
      const next = drafts.list().find(({ data }) => data);
      if (!next || !switchTo(next.id)) open({ id: drafts.newId(), name: "", data: fresh(), revision: null });
    }
    return () => {
      if (kept !== null) drafts.restore(id, kept);
      if (id === before.id) open(before);
    };
  }, [drafts, open, switchTo]);

  // The open draft away, for an empty one.
  const restart = useCallback(() => {
    flush();
    const before = now.current;
    const kept = drafts.raw(before.id);
    drafts.remove(before.id);
    open({ id: drafts.newId(), name: "", data: fresh(), revision: null });
    return () => {
      if (kept !== null) drafts.restore(before.id, kept);
      open(before);
    };
  }, [drafts, open]);

  // Nothing stays in this browser.
  const clear = useCallback(() => {
    flush();
    const before = now.current;
    const kept = drafts.list().map(({ id }) => [id, drafts.raw(id)]);
    drafts.clear();
    show({ id: drafts.newId(), name: "", data: fresh(), revision: null });
    setOpened((times) => times + 1);
    return () => {
      kept.forEach(([id, text]) => drafts.restore(id, text));
      open(before);
    };
  }, [drafts, open, show]);

  // Whether another window was here; asked when it says so, and when one comes back to this one.
  useEffect(() => {
    const look = () => {
      const { id, revision } = now.current;
      const stands = drafts.revision(id);
      if (stands !== null && revision !== null && stands !== revision) setElsewhere(drafts.read(id)?.at ?? Date.now());
    };
    const unwatch = drafts.watch((id) => id === now.current.id && look());
    addEventListener("focus", look);
    addEventListener("visibilitychange", look);
    return () => {
      unwatch();
      removeEventListener("focus", look);
      removeEventListener("visibilitychange", look);
    };
  }, [drafts]);

  // What stands in a box only is kept before the page goes; what cannot be kept is asked about.
  useEffect(() => {
    const ask = (event) => {
      flush();
      if (unsaved) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("beforeunload", ask);
      removeEventListener("pagehide", flush);
    };
  }, [unsaved]);

  const theirs = useCallback(() => switchTo(now.current.id), [switchTo]);
  const mine = useCallback(() => save(now.current), [save]);

  return useMemo(
    () => ({ ...draft, now, opened, unsaved, savedAt, elsewhere, forked, keep, start, switchTo, rename, remove, theirs, mine, restart, clear, seen: () => setForked(""), list: () => drafts.list(), raw: drafts.raw }),
    [draft, opened, unsaved, savedAt, elsewhere, forked, keep, start, switchTo, rename, remove, theirs, mine, restart, clear, drafts],
  );
}
