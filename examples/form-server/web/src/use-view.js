// What stands beside the form, as it was chosen last in this browser.

import { useState } from "react";

export function useView(prefix) {
  const key = `${prefix}:view`;
  const [view, setView] = useState(() => {
    try {
      return localStorage.getItem(key) === "pages" ? "pages" : "check";
    } catch {
      return "check";
    }
  });
  const choose = (name) => {
    setView(name);
    try {
      localStorage.setItem(key, name);
    } catch {
      // For this window only.
    }
  };
  return [view, choose];
}
