// How fields, groups and lists look.

import { descriptionId, errorId, helpId } from "@rjsf/utils";
import { useEffect, useRef, useState } from "react";
import { shown } from "./figures.js";
import { isEmpty, pointerOf } from "./place.js";
import { useStore } from "./store.js";
import { flush } from "./typing.js";

export { BaseInputTemplate } from "./input.jsx";
export { ArrayFieldItemTemplate } from "./item.jsx";

const isContainer = ({ type }) => type === "object" || type === "array";
const WIDE = 60;
const isWide = (schema) => isContainer(schema) || (schema.type === "string" && !schema.format && !schema.oneOf && !(schema.maxLength <= WIDE));

function Messages({ id, messages }) {
  if (!messages?.length) return null;
  return (
    <ul className="messages" id={errorId(id)}>
      {messages.map(({ severity, message }, index) => <li key={index} className={severity}>{severity === "warning" && "提醒："}{message.zh}</li>)}
    </ul>
  );
}

export function FieldTemplate({ id, label, children, rawDescription, rawHelp, hidden, required, schema, formData, registry }) {
  const { store } = registry.formContext;
  const isVisited = useStore(store, ({ isVisited }) => isVisited(id));
  const found = useStore(store, ({ messages }) => messages.get(pointerOf(id)));
  if (hidden) return <div hidden>{children}</div>;
  // What nobody has come to yet is not held against anybody.
  const messages = isEmpty(formData) && !isVisited ? [] : found;
  if (isContainer(schema)) return <div className="wide">{children}<Messages id={id} messages={messages} /></div>;
  return (
    <div className={isWide(schema) ? "field wide" : "field"}>
      <label htmlFor={id}>{label}{required && <span className="required">必填</span>}</label>
      {rawDescription && <p className="hint" id={descriptionId(id)}>{rawDescription}</p>}
      {children}
      {rawHelp && <p className="hint" id={helpId(id)}>{rawHelp}</p>}
      <Messages id={id} messages={messages} />
    </div>
  );
}

// What is inside, in a few words.
function summary(schema, data) {
  if (schema.type === "array") return isEmpty(data) ? "还没有" : `${data.length} 项`;
  const properties = Object.entries(schema.properties);
  const [first] = properties[0];
  const named = data?.[first] ? [data[first]] : [];
  const figure = schema.properties.value && data?.name ? [shown(data)] : [];
  const counts = properties.filter(([name, below]) => below.type === "array" && !isEmpty(data?.[name])).map(([name, below]) => `${below.title} ${data[name].length}`);
  return [...named, ...figure, ...counts].join(" · ") || "还没有填写";
}

// A part that can be folded; open at first where there is nothing inside that a summary could tell.
function Fold({ id, title, inside, open, folds, children }) {
  const [initially] = useState(() => folds.get(id) ?? open);
  const fold = useRef(null);
  // An item that was moved takes along whether it is unfolded.
  useEffect(() => folds.set(id, fold.current.open), [folds, id]);
  const remember = (event) => event.target === event.currentTarget && folds.set(id, event.target.open);
  return (
    <details ref={fold} id={id} open={initially} onToggle={remember}>
      <summary><span className="title">{title}</span> <span className="inside">{inside}</span></summary>
      {children}
    </details>
  );
}

export function ObjectFieldTemplate({ fieldPathId, title, description, schema, formData, properties, registry }) {
  const fields = <div className="fields">{properties.map(({ name, content }) => <div key={name} className={isWide(schema.properties[name]) ? "wide" : ""}>{content}</div>)}</div>;
  const { $id: id, path } = fieldPathId;
  if (path.length === 0) return <div id={id}>{fields}</div>;
  const isItem = typeof path.at(-1) === "number";
  const hasLists = Object.values(schema.properties).some(({ type }) => type === "array");
  if (!isItem && !hasLists) {
    return <fieldset id={id}><legend>{title}</legend>{description && <p className="hint">{description}</p>}{fields}</fieldset>;
  }
  const [first] = Object.keys(schema.properties);
  const isNew = isItem && isEmpty(formData?.[first]);
  const name = isItem ? `${schema.title} ${path.at(-1) + 1}` : title;
  return <Fold id={id} folds={registry.formContext.folds} title={name} inside={summary(schema, formData)} open={isNew}>{fields}</Fold>;
}

export function ArrayFieldTemplate({ fieldPathId, title, schema, formData, items, onAddClick, registry }) {
  const { $id: id } = fieldPathId;
  const list = useRef(null);
  const adding = useRef(false);
  // One writes on in what was added.
  useEffect(() => {
    if (adding.current) list.current.lastElementChild?.querySelector("input, textarea, select")?.focus();
    adding.current = false;
  }, [items.length]);
  const add = (event) => {
    flush();
    adding.current = true;
    onAddClick(event);
  };
  return (
    <Fold id={id} folds={registry.formContext.folds} title={title} inside={summary(schema, formData)} open={fieldPathId.path.length > 1 || fieldPathId.path[0] === "work"}>
      {schema.description && <p className="hint">{schema.description}</p>}
      <ol ref={list}>{items}</ol>
      <button type="button" className="add" onClick={add}>添加{schema.items.title}</button>
    </Fold>
  );
}
