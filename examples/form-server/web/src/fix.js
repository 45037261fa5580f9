// The certain fixes of findings, put into the data that they were found in.

import { put, spliced } from "./draft.js";
import { valueAt } from "./place.js";

export const isCertain = ({ fix, range }) => fix !== undefined && range !== undefined;

// From the last of a text to the first, so that the places of the others hold; of two that overlap the later one is left.
export const fixed = (data, findings) => {
  const certain = findings.filter(isCertain).sort((one, other) => other.range.start - one.range.start);
  const reached = {};
  return certain.reduce((data, { pointer, range, fix }) => {
    const text = valueAt(data, pointer);
    if (typeof text !== "string" || range.end > (reached[pointer] ?? Infinity)) return data;
    reached[pointer] = range.start;
    return put(data, pointer, spliced([...text], range.start, range.end - range.start, fix).join(""));
  }, data);
};
