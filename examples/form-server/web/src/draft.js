// The draft, which stays in this browser.

const KEY = "annual-report-draft";

export const load = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept?.year || kept?.work ? kept : fresh();
  } catch {
    return fresh();
  }
};

export const fresh = () => ({ year: new Date().getFullYear() });

// Whether it could be kept.
export const save = (data) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(data));
    return true;
  } catch {
    return false;
  }
};

// Calls back with what another window of this browser saved.
export const onOther = (callback) => {
  const listen = (event) => event.key === KEY && event.newValue && callback(JSON.parse(event.newValue));
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
};

const isVoid = (value, schema) => {
  if (value === undefined || value === null || value === "" || value === schema.default) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.entries(value).every(([name, below]) => isVoid(below, schema.properties?.[name] ?? {}));
};

// The report in the data of a form, which has defaults and emptied fields all over: what nobody filled in is left out. The items of
// lists stay, so that the pointers of findings fit.
export const report = (value, schema = {}) => {
  if (Array.isArray(value)) return value.map((item) => report(item ?? {}, schema.items));
  if (typeof value !== "object" || value === null) return value;
  const fields = schema.properties ?? {};
  const isKept = ([name, below]) => (schema.required?.includes(name) ? below !== undefined : !isVoid(below, fields[name] ?? {}));
  return Object.fromEntries(Object.entries(value).filter(isKept).map(([name, below]) => [name, report(below, fields[name])]));
};
