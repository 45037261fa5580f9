// Reports as JSON with the digits of their numbers: 12.50 stays 12.50, which JavaScript's own numbers forget.

const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const isNumber = ({ type }) => type === "number" || type === "integer";

const written = new WeakMap();

// A number that was typed is a text in the data of the form; here it becomes a number again. What was written before is not written anew.
export const toJson = (value, schema = {}) => {
  if (typeof value === "object" && value !== null) {
    const before = written.get(value);
    if (before?.schema === schema) return before.text;
    const text = holderToJson(value, schema);
    written.set(value, { schema, text });
    return text;
  }
  if (isNumber(schema) && typeof value === "string" && PLAIN.test(value.trim())) return value.trim();
  return JSON.stringify(value ?? null);
};

const holderToJson = (value, schema) => {
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item, schema.items)).join(",")}]`;
  const fields = Object.entries(value).filter(([, below]) => below !== undefined);
  return `{${fields.map(([name, below]) => `${JSON.stringify(name)}:${toJson(below, schema.properties?.[name])}`).join(",")}}`;
};

// Where a browser tells how a number was written, one that would be written otherwise stays a text.
export const fromJson = (text) =>
  JSON.parse(text, (_, value, context) => (typeof value === "number" && context?.source && String(value) !== context.source ? context.source : value));

export const isPlain = (text) => PLAIN.test(String(text).trim());
