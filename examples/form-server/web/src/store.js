// What single fields want to know of the whole. It stands outside of the form's own context, whose every change renders every field.

import { useSyncExternalStore } from "react";

export const createStore = (state) => {
  const listeners = new Set();
  return {
    get: () => state,
    set: (next) => {
      state = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

// A field is rendered anew where what it selects changes.
export const useStore = (store, select) => useSyncExternalStore(store.subscribe, () => select(store.get()));
