// What the fields of a form have in common: { store, folds, change, remove, come, leave, understand, find, act }, the same for as long as
// the form is open.

import { createContext } from "react";

export const Form = createContext(null);
