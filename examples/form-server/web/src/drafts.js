// The drafts, which stay in this browser: several, each under a key of its own with its name and a mark of who saved it last, so that
// two windows cannot overwrite each other unseen.

const REVISION = /^\{"revision":"([^"]*)"/;

const revisionOf = (kept) => kept?.match(REVISION)?.[1] ?? null;

const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

// What a browser that keeps nothing (private windows, a full disk) throws is an answer here, never an accident.
const attempt = (act, otherwise = null) => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

export const createDrafts = (prefix) => {
  const key = (id) => `${prefix}:draft:${id}`;
  const LAST = `${prefix}:last`;
  const window = newId();
  let saved = 0;
  const raw = (id) => attempt(() => localStorage.getItem(key(id)));
  const ours = (storage) => attempt(() => Object.keys(storage()).filter((name) => name.startsWith(`${prefix}:`)), []);

  return {
    newId,
    raw,
    // { revision, at, name, data }, { damaged } where it cannot be read, or null where there is none.
    read: (id) => {
      const kept = raw(id);
      if (kept === null) return null;
      const draft = attempt(() => JSON.parse(kept));
      const isReport = typeof draft?.data === "object" && draft.data !== null && !Array.isArray(draft.data);
      return isReport ? draft : { damaged: kept };
    },
    // "kept", "full", or "elsewhere" where another window saved it since `known`, the revision that this one saw last.
    write: (id, { name, data }, known) => {
      const stands = revisionOf(raw(id));
      if (stands !== null && stands !== known) return { result: "elsewhere" };
      const revision = `${window}.${++saved}`;
      const kept = attempt(() => (localStorage.setItem(key(id), JSON.stringify({ revision, at: Date.now(), name, data })), true), false);
      return kept ? { result: "kept", revision } : { result: "full" };
    },
    revision: (id) => revisionOf(raw(id)),
    remove: (id) => attempt(() => localStorage.removeItem(key(id))),
    restore: (id, kept) => attempt(() => (localStorage.setItem(key(id), kept), true), false),
    // The newest first.
    list() {
      const ids = ours(() => localStorage).filter((name) => name.startsWith(key(""))).map((name) => name.slice(key("").length));
      return ids.map((id) => ({ id, ...this.read(id) })).sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
    },
    // Which one this window has open; a new window goes on with the one that was opened last.
    last: () => attempt(() => sessionStorage.getItem(LAST)) ?? attempt(() => localStorage.getItem(LAST)),
    remember: (id) => {
      attempt(() => sessionStorage.setItem(LAST, id));
      attempt(() => localStorage.setItem(LAST, id));
    },
    // A new window begins with an empty one; what was open stays in the list.
    forget: () => {
      attempt(() => sessionStorage.removeItem(LAST));
      attempt(() => localStorage.removeItem(LAST));
    },
    // Calls back with the id of a draft that another window saved or deleted.
    watch: (callback) => {
      const listen = ({ key: name }) => name?.startsWith(key("")) && callback(name.slice(key("").length));
      addEventListener("storage", listen);
      return () => removeEventListener("storage", listen);
    },
    // Nothing of ours stays in this browser.
    clear: () => {
      for (const storage of [() => localStorage, () => sessionStorage]) ours(storage).forEach((name) => attempt(() => storage().removeItem(name)));
    },
  };
};
