// Which parts of a draft are unfolded, over a reload too; where a browser keeps nothing they are as they begin.

export const createFolds = (prefix, draft = () => "") => {
  const key = (id) => `${prefix}:fold:${draft()}:${id}`;
  return {
    get: (id) => {
      try {
        return { open: true, shut: false }[sessionStorage.getItem(key(id))];
      } catch {
        return undefined;
      }
    },
    set: (id, isOpen) => {
      try {
        sessionStorage.setItem(key(id), isOpen ? "open" : "shut");
      } catch {
        // As they begin.
      }
    },
  };
};

// The same for parts of a page that are no form: every <details> with an id in it begins as it was left.
export const keepFolds = (root, folds) => {
  for (const fold of root.querySelectorAll("details[id]")) fold.open = folds.get(fold.id) ?? fold.open;
  const remember = ({ target }) => target.matches?.("details[id]") && folds.set(target.id, target.open);
  root.addEventListener("toggle", remember, true);
  return () => root.removeEventListener("toggle", remember, true);
};

// A page on paper has no folds: they open for the printer and close again behind it.
export const unfoldForPrint = (root) => {
  let shut = [];
  const before = () => {
    shut = [...root.querySelectorAll("details:not([open], .more, .drafts)")];
    shut.forEach((fold) => (fold.open = true));
  };
  const after = () => shut.forEach((fold) => (fold.open = false));
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
};
