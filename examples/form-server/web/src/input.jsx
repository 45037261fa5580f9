// Boxes of one line.

import { ariaDescribedByIds, examplesId, getInputProps } from "@rjsf/utils";
import { useRef } from "react";
import { useGrowing } from "./prose.jsx";
import { flush, useTyping } from "./typing.js";

// What may be longer than a box is wide stands in a box that grows.
const LONG = 60;

export function BaseInputTemplate({ id, type, value = "", schema, options, required, placeholder, onChange, onBlur, onFocus }) {
  const box = useRef(null);
  const [text, typed] = useTyping(value, (text) => onChange(text === "" ? options.emptyValue : text));
  useGrowing(box, text);
  const props = {
    id,
    ref: box,
    value: text,
    required,
    placeholder,
    "aria-describedby": ariaDescribedByIds(id),
    onChange: (event) => typed(event.target.value.replaceAll("\n", "")),
    onFocus: () => onFocus(id, text),
    onBlur: () => {
      flush();
      onBlur(id, text);
    },
  };
  // One example is for the empty box, several are a choice.
  const choices = schema.examples?.length > 2 ? schema.examples : null;
  if (schema.maxLength > LONG && !schema.format && !choices) {
    return <textarea {...props} rows={1} className="line" onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />;
  }
  return (
    <>
      <input {...props} {...getInputProps(schema, type, options)} list={choices ? examplesId(id) : undefined} autoComplete="off" />
      {choices && <datalist id={examplesId(id)}>{choices.map((choice) => <option key={choice} value={choice} />)}</datalist>}
    </>
  );
}
