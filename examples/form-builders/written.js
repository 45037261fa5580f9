// What was filled in. Some builders put an empty object or list where nobody wrote anything, and null or an empty text for what was
// cleared.

export function written(value) {
  if (Array.isArray(value)) return value.map((item) => written(item) ?? (item !== null && typeof item === "object" ? {} : item));
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value !== "object") return value;
  const fields = Object.entries(value)
    .map(([name, below]) => [name, written(below)])
    .filter(([, below]) => below !== undefined && !(Array.isArray(below) && below.length === 0));
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
