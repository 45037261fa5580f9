// The boxes of fields.

import { useContext, useMemo, useRef, useState } from "react";
import { nearest } from "./figures.js";
import { Form } from "./form-context.js";
import { Prose, useGrowing } from "./prose.jsx";
import { useFigures, useNote } from "./store.js";
import { flush, useTyping } from "./typing.js";

// What may be longer than a box is wide stands in a box that grows.
const LONG = 60;

// What is typed, and when one comes and goes.
const useBox = (pointer, value, { change, come, leave }) => {
  const [text, type] = useTyping(value ?? "", (text) => change(pointer, text === "" ? undefined : text));
  const onFocus = () => come(pointer, text);
  const onBlur = () => {
    flush();
    leave(pointer);
  };
  return { text, type, onFocus, onBlur };
};

function Line({ id, pointer, value, schema, ui, describedBy }) {
  const box = useRef(null);
  const { text, type, onFocus, onBlur } = useBox(pointer, value, useContext(Form));
  useGrowing(box, text);
  const props = { id, ref: box, value: text, placeholder: ui["ui:placeholder"], "aria-describedby": describedBy, onFocus, onBlur };
  // One example is for the empty box, several are a choice.
  const choices = schema.examples?.length > 2 ? schema.examples : null;
  if (schema.maxLength > LONG && !choices) {
    return <textarea {...props} rows={1} className="line" onChange={(event) => type(event.target.value.replaceAll("\n", ""))} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />;
  }
  return (
    <>
      <input {...props} type="text" autoComplete="off" list={choices ? `${id}__choices` : undefined} onChange={(event) => type(event.target.value)} />
      {choices && <datalist id={`${id}__choices`}>{choices.map((choice) => <option key={choice} value={choice} />)}</datalist>}
    </>
  );
}

function Day({ id, pointer, value, describedBy }) {
  const { text, type, onFocus, onBlur } = useBox(pointer, value, useContext(Form));
  return <input id={id} type="date" value={text} aria-describedby={describedBy} autoComplete="off" onFocus={onFocus} onBlur={onBlur} onChange={(event) => type(event.target.value)} />;
}

// The box of a number is a box of text: its digits stay as they were typed, the wheel does not turn it, and 1.2万 or 20余次 is
// understood when it is left.
function NumberBox({ id, pointer, value, ui, describedBy }) {
  const form = useContext(Form);
  const note = useNote(form.store, pointer);
  const { text, type, onFocus, onBlur } = useBox(pointer, value, form);
  const leave = (event) => {
    onBlur();
    form.understand(pointer, event.target.value);
  };
  return (
    <>
      <input id={id} type="text" inputMode="decimal" autoComplete="off" value={text} placeholder={ui["ui:placeholder"]} aria-describedby={describedBy} onFocus={onFocus} onChange={(event) => type(event.target.value)} onBlur={leave} />
      {note && <p className="note" role="alert">{note}</p>}
    </>
  );
}

function Choice({ id, pointer, value, schema, describedBy }) {
  const { change, come, leave } = useContext(Form);
  return (
    <select id={id} value={value ?? ""} aria-describedby={describedBy} onFocus={() => come(pointer, value)} onBlur={() => leave(pointer)} onChange={(event) => change(pointer, event.target.value || undefined)}>
      <option value="" />
      {schema.oneOf.map(({ const: choice, title }) => <option key={choice} value={choice}>{title}</option>)}
    </select>
  );
}

// Running text in a report: its figures are those of the report.
function Text({ id, pointer, value, ui, describedBy }) {
  const { store, find, change, come, leave, act } = useContext(Form);
  const [isWriting, setWriting] = useState(false);
  const figures = useFigures(store, isWriting);
  return (
    <Prose
      id={id}
      value={value ?? ""}
      figures={useMemo(() => nearest(figures, pointer), [figures, pointer])}
      rows={ui["ui:options"]?.rows}
      placeholder={ui["ui:placeholder"]}
      describedBy={describedBy}
      find={find}
      into={act.splitsInto(pointer)}
      onChange={(text) => change(pointer, text || undefined)}
      onFocus={(text) => {
        setWriting(true);
        come(pointer, text);
      }}
      onBlur={() => {
        setWriting(false);
        leave(pointer);
      }}
      onState={(text, place) => act.state(pointer, text, place)}
      onSplit={() => act.split(pointer)}
      onUnmark={() => act.unmark(pointer)}
    />
  );
}

export const controlOf = (schema, ui) => {
  if (schema.type === "number" || schema.type === "integer") return NumberBox;
  if (schema.oneOf) return Choice;
  if (ui["ui:widget"] === "textarea") return Text;
  return schema.format === "date" ? Day : Line;
};
