// How fields, groups and lists look.

import { getDefaultRegistry } from "@rjsf/core";
import { descriptionId, errorId, helpId } from "@rjsf/utils";
import { useEffect, useRef, useState } from "react";
import { shown } from "./figures.js";
import { isEmpty } from "./place.js";
import { useStore } from "./store.js";

const isContainer = ({ type }) => type === "object" || type === "array";
const WIDE = 60;
const isWide = (schema) => isContainer(schema) || (schema.type === "string" && !schema.format && !schema.oneOf && !(schema.maxLength <= WIDE));

function Messages({ id, messages }) {
  if (!messages?.length) return null;
  return (
    <ul className="messages" id={errorId(id)}>
      {messages.map((message) => <li key={message} className={message.startsWith("提醒：") ? "warning" : "error"}>{message}</li>)}
    </ul>
  );
}

export function FieldTemplate({ id, label, children, rawErrors, rawDescription, rawHelp, hidden, required, schema, formData, registry }) {
  const isVisited = useStore(registry.formContext.store, ({ isVisited }) => isVisited(id));
  if (hidden) return <div hidden>{children}</div>;
  // What nobody has come to yet is not held against anybody.
  const messages = isEmpty(formData) && !isVisited ? [] : rawErrors;
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

const { BaseInputTemplate: Input } = getDefaultRegistry().templates;

// One example is for the empty box, several are a choice.
export function BaseInputTemplate(props) {
  const { examples, ...schema } = props.schema;
  return <Input {...props} schema={examples?.length > 2 ? props.schema : schema} />;
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

// Which parts are unfolded, over a reload too; where a browser keeps nothing they are as they begin.
const folds = {
  get: (id) => {
    try {
      return { open: true, shut: false }[sessionStorage.getItem(id)];
    } catch {
      return undefined;
    }
  },
  set: (id, isOpen) => {
    try {
      sessionStorage.setItem(id, isOpen ? "open" : "shut");
    } catch {
      // As they begin.
    }
  },
};

// A part that can be folded; open at first where there is nothing inside that a summary could tell.
function Fold({ id, title, inside, open, children }) {
  const [initially] = useState(() => folds.get(id) ?? open);
  const remember = (event) => event.target === event.currentTarget && folds.set(id, event.target.open);
  return (
    <details id={id} open={initially} onToggle={remember}>
      <summary><span className="title">{title}</span> <span className="inside">{inside}</span></summary>
      {children}
    </details>
  );
}

export function ObjectFieldTemplate({ fieldPathId, title, description, schema, formData, properties }) {
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
  return <Fold id={id} title={name} inside={summary(schema, formData)} open={isNew}>{fields}</Fold>;
}

export function ArrayFieldTemplate({ fieldPathId, title, schema, formData, items, onAddClick }) {
  const { $id: id } = fieldPathId;
  const list = useRef(null);
  const adding = useRef(false);
  // One writes on in what was added.
  useEffect(() => {
    if (adding.current) list.current.lastElementChild?.querySelector("input, textarea, select")?.focus();
    adding.current = false;
  }, [items.length]);
  const add = (event) => {
    adding.current = true;
    onAddClick(event);
  };
  return (
    <Fold id={id} title={title} inside={summary(schema, formData)} open={fieldPathId.path.length > 1 || fieldPathId.path[0] === "work"}>
      {schema.description && <p className="hint">{schema.description}</p>}
      <ol ref={list}>{items}</ol>
      <button type="button" className="add" onClick={add}>添加{schema.items.title}</button>
    </Fold>
  );
}

export function ArrayFieldItemTemplate({ children, buttonsProps, index, totalItems }) {
  const { onMoveUpItem, onMoveDownItem, onRemoveItem, hasRemove } = buttonsProps;
  const number = `第 ${index + 1} 项`;
  return (
    <li>
      {children}
      <div className="buttons">
        {index > 0 && <button type="button" onClick={onMoveUpItem} aria-label={`上移${number}`}>上移</button>}
        {index < totalItems - 1 && <button type="button" onClick={onMoveDownItem} aria-label={`下移${number}`}>下移</button>}
        {hasRemove && <button type="button" onClick={onRemoveItem} aria-label={`删除${number}`}>删除</button>}
      </div>
    </li>
  );
}
