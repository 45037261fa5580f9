// A draft: the data of the form, which is a report with gaps.

// In January last year's report is written.
export const fresh = (today = new Date()) => ({ year: today.getMonth() === 0 ? today.getFullYear() - 1 : today.getFullYear(), work: [{}] });

// What of a value a form of this schema can show: a list where one belongs, fields where they belong. The rest is left out.
export const fit = (value, schema) => {
  if (schema.type === "object") {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const kept = Object.entries(value).map(([name, below]) => [name, schema.properties[name] && fit(below, schema.properties[name])]);
    return Object.fromEntries(kept.filter(([, below]) => below !== undefined));
  }
  if (schema.type === "array") {
    const empty = schema.items.type === "object" ? {} : "";
    return Array.isArray(value) ? value.map((item) => fit(item, schema.items) ?? empty) : undefined;
  }
  return ["string", "number"].includes(typeof value) ? value : undefined;
};

const isVoid = (value) => {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isVoid);
};

// The report in the data of a form, which has emptied fields all over: what nobody filled in is left out. The items of lists stay, so
// that the pointers of findings fit. Parts that are the same objects as before give the same objects.
const made = new WeakMap();
export const report = (value) => {
  if (typeof value !== "object" || value === null) return value;
  if (!made.has(value)) {
    const filled = () => Object.fromEntries(Object.entries(value).filter(([, below]) => !isVoid(below)).map(([name, below]) => [name, report(below)]));
    made.set(value, Array.isArray(value) ? value.map((item) => report(item ?? {})) : filled());
  }
  return made.get(value);
};

// Whether nobody has written anything yet.
export const isBlank = (data) => Object.entries(data).every(([name, value]) => name === "year" || (name === "work" ? value.every(isVoid) : isVoid(value)));

// What a draft is called that has not been given a name.
export const titleOf = (data) => (typeof data?.title === "string" && data.title.replaceAll("\n", "").trim()) || "未命名的报告";

// The value with another one at a pointer; what holds it is made where it is missing.
export const put = (data, pointer, value) => {
  const [step, ...rest] = pointer.split("/").slice(1);
  if (step === undefined) return value;
  const copy = Array.isArray(data) ? [...data] : { ...data };
  copy[step] = put(copy[step], rest.map((step) => `/${step}`).join(""), value);
  return copy;
};

// A list with some items taken out at a place and others put in; browsers in offices are older than toSpliced.
export const spliced = (list, at, count, ...items) => [...list.slice(0, at), ...items, ...list.slice(at + count)];

const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

// The data of now without what led from one state to another; what was written since stays.
export const without = (before, after, now) => {
  if (isSame(after, now)) return before;
  if (isSame(before, after)) return now;
  const all = [before, after, now];
  if (all.some((value) => typeof value !== "object" || value === null)) return now;
  if (all.every(Array.isArray)) return before.length === after.length && after.length === now.length ? now.map((_, index) => without(before[index], after[index], now[index])) : now;
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries([...names].map((name) => [name, without(before[name], after[name], now[name])]).filter(([, value]) => value !== undefined));
};
