// The report in the form and what is known of its fields, outside of React: whoever shows a part of it hears of that part alone, so that a
// key renders the field in which it is struck and no other.

import { useCallback, useSyncExternalStore } from "react";
import { figures } from "./figures.js";
import { isEmpty, valueAt } from "./place.js";

const isHolder = (value) => typeof value === "object" && value !== null;
const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

export const createStore = (data = {}) => {
  const listeners = new Map();
  const visited = new Set();
  const notes = new Map();
  let messages = new Map();
  let known = { of: null, all: [] };
  let isAttempted = false;

  const tell = (key) => listeners.get(key)?.forEach((listener) => listener());
  const tellAll = (kind) => [...listeners.keys()].filter((key) => key.startsWith(kind)).forEach(tell);
  // Of everything that differs; what is the same object on both sides is not looked into.
  const compare = (before, after, pointer) => {
    if (before === after) return;
    tell(pointer);
    const names = new Set([before, after].flatMap((value) => (isHolder(value) ? Object.keys(value) : [])));
    for (const name of names) compare(before?.[name], after?.[name], `${pointer}/${name}`);
  };

  const store = {
    listen: (key, listener) => {
      if (!listeners.has(key)) listeners.set(key, new Set());
      listeners.get(key).add(listener);
      return () => {
        listeners.get(key)?.delete(listener);
        if (listeners.get(key)?.size === 0) listeners.delete(key);
      };
    },
    value: (pointer) => (pointer === "" ? data : valueAt(data, pointer)),
    setData: (next) => {
      const before = data;
      data = next;
      compare(before, data, "");
      tell("figures");
    },
    // Those with a name; the same list as long as nothing of it changed.
    figures: () => {
      if (known.of !== data) {
        const all = figures(data);
        known = { of: data, all: isSame(all, known.all) ? known.all : all };
      }
      return known.all;
    },
    messages: (pointer) => messages.get(pointer),
    setFindings: (findings) => {
      const before = messages;
      messages = new Map();
      for (const finding of findings) messages.set(finding.pointer, [...(messages.get(finding.pointer) ?? []), finding]);
      for (const pointer of new Set([...before.keys(), ...messages.keys()])) {
        if (isSame(before.get(pointer), messages.get(pointer))) messages.set(pointer, before.get(pointer));
        else tell(`said:${pointer}`);
      }
    },
    // What nobody has come to yet is not held against anybody.
    isVisited: (pointer) => isAttempted || visited.has(pointer),
    visit: (pointer) => {
      if (visited.has(pointer)) return;
      visited.add(pointer);
      tell(`visited:${pointer}`);
      tell("visits");
    },
    visitAll: () => {
      isAttempted = true;
      tellAll("visited:");
      tell("visits");
    },
    visits: () => (isAttempted ? Infinity : visited.size),
    note: (pointer) => notes.get(pointer),
    setNote: (pointer, text) => {
      if (notes.get(pointer) === text) return;
      if (text) notes.set(pointer, text);
      else notes.delete(pointer);
      tell(`note:${pointer}`);
    },
    // Another draft.
    forget: () => {
      visited.clear();
      isAttempted = false;
      const noted = [...notes.keys()];
      notes.clear();
      noted.forEach((pointer) => tell(`note:${pointer}`));
      tellAll("visited:");
      tell("visits");
    },
  };
  return store;
};

// Renders anew where what is selected changes; asked only when something of this key does.
const useKey = (store, key, select) => useSyncExternalStore(useCallback((listener) => store.listen(key, listener), [store, key]), select);

export const useValue = (store, pointer, select = (value) => value) => useKey(store, pointer, () => select(store.value(pointer)));

export const useNote = (store, pointer) => useKey(store, `note:${pointer}`, () => store.note(pointer));

export const useVisits = (store) => useKey(store, "visits", store.visits);

const NONE = [];

export const useFigures = (store, isWanted) => useKey(store, "figures", () => (isWanted ? store.figures() : NONE));

// What there is to say of a field.
export const useMessages = (store, pointer, value) => {
  const said = useKey(store, `said:${pointer}`, () => store.messages(pointer));
  const isVisited = useKey(store, `visited:${pointer}`, () => store.isVisited(pointer));
  return said && (isVisited || !isEmpty(value)) ? said : NONE;
};
