// The form, built from the schema: each field hears of its own value and findings alone.

import { memo, useContext, useEffect, useRef, useState } from "react";
import { controlOf } from "./controls.jsx";
import { shown } from "./figures.js";
import { Fold } from "./fold.jsx";
import { Form } from "./form-context.js";
import { Item, keysOf } from "./item.jsx";
import { Messages, errorId } from "./messages.jsx";
import { idOf, isEmpty } from "./place.js";
import { useMessages, useValue } from "./store.js";
import { flush } from "./typing.js";

const isContainer = ({ type }) => type === "object" || type === "array";
const WIDE = 60;
const isWide = (schema) => isContainer(schema) || (schema.type === "string" && !schema.format && !schema.oneOf && !(schema.maxLength <= WIDE));
const PLAIN = {};

const namesOf = ({ properties }, { "ui:order": order = ["*"] }) => {
  const others = Object.keys(properties).filter((name) => !order.includes(name));
  return order.flatMap((name) => (name === "*" ? others : properties[name] ? [name] : []));
};

/** A field of a report and what is below it: `schema` and `ui` are those of its type, `pointer` says where it is. */
export const Field = memo(function Field({ schema, ui = PLAIN, pointer }) {
  if (ui["ui:widget"] === "hidden") return null;
  const Shape = { object: Group, array: List }[schema.type] ?? Box;
  return <Shape schema={schema} ui={ui} pointer={pointer} />;
});

function Box({ schema, ui, pointer }) {
  const { store } = useContext(Form);
  const value = useValue(store, pointer);
  const messages = useMessages(store, pointer, value);
  const id = idOf(pointer);
  const hint = ui["ui:description"] ?? schema.description;
  const Control = controlOf(schema, ui);
  const describedBy = [hint && `${id}__description`, messages.length > 0 && errorId(id)].filter(Boolean).join(" ") || undefined;
  return (
    <div className={isWide(schema) ? "field wide" : "field"}>
      <label htmlFor={id}>{schema.title}</label>
      {hint && <p className="hint" id={`${id}__description`}>{hint}</p>}
      <Control id={id} pointer={pointer} value={value} schema={schema} ui={ui} describedBy={describedBy} />
      <Messages id={id} messages={messages} />
    </div>
  );
}

// What there is to say of a group or list as a whole.
function Whole({ pointer }) {
  const { store } = useContext(Form);
  const isVoid = useValue(store, pointer, isEmpty);
  return <Messages id={idOf(pointer)} messages={useMessages(store, pointer, isVoid ? undefined : pointer)} />;
}

// What is inside, in a few words.
const summary = (schema, value) => {
  if (schema.type === "array") return isEmpty(value) ? "还没有" : `${value.length} 项`;
  const properties = Object.entries(schema.properties);
  const [first] = properties[0];
  const named = value?.[first] ? [value[first]] : [];
  const figure = schema.properties.value && value?.name ? [shown(value)] : [];
  const counts = properties.filter(([name, below]) => below.type === "array" && !isEmpty(value?.[name])).map(([name, below]) => `${below.title} ${value[name].length}`);
  return [...named, ...figure, ...counts].join(" · ") || "还没有填写";
};

function Inside({ schema, pointer }) {
  const { store } = useContext(Form);
  return useValue(store, pointer, (value) => summary(schema, value));
}

function Group({ schema, ui, pointer }) {
  const { store, folds } = useContext(Form);
  const names = namesOf(schema, ui);
  const [first] = names;
  const [isNew] = useState(() => isEmpty(store.value(pointer)?.[first]));
  const id = idOf(pointer);
  const fields = <div className="fields">{names.map((name) => <Field key={name} schema={schema.properties[name]} ui={ui[name]} pointer={`${pointer}/${name}`} />)}</div>;
  if (pointer === "") return <div id={id}>{fields}</div>;
  const number = pointer.match(/\/(\d+)$/)?.[1];
  const hasLists = Object.values(schema.properties).some(({ type }) => type === "array");
  return (
    <div className="wide">
      {number === undefined && !hasLists ? (
        <fieldset id={id}>
          <legend>{schema.title}</legend>
          {schema.description && <p className="hint">{schema.description}</p>}
          {fields}
        </fieldset>
      ) : (
        <Fold id={id} folds={folds} title={number === undefined ? schema.title : `${schema.title} ${Number(number) + 1}`} inside={<Inside schema={schema} pointer={pointer} />} open={number !== undefined && isNew}>
          {fields}
        </Fold>
      )}
      <Whole pointer={pointer} />
    </div>
  );
}

function List({ schema, ui, pointer }) {
  const { store, folds, change, remove } = useContext(Form);
  const memory = useRef({ items: [], keys: [], next: 0 });
  const keys = useValue(store, pointer, (items) => keysOf(memory.current, items));
  const list = useRef(null);
  const adding = useRef(false);
  const id = idOf(pointer);
  // One writes on in what was added.
  useEffect(() => {
    if (adding.current) list.current.lastElementChild?.querySelector("input, textarea, select")?.focus();
    adding.current = false;
  }, [keys.length]);
  const items = () => store.value(pointer) ?? [];
  const add = () => {
    flush();
    adding.current = true;
    change(pointer, [...items(), schema.items.type === "object" ? {} : ""]);
  };
  const move = (from, to) => {
    const moved = [...items()];
    moved.splice(to, 0, ...moved.splice(from, 1));
    change(pointer, moved);
  };
  return (
    <div className="wide">
      <Fold id={id} folds={folds} title={schema.title} inside={<Inside schema={schema} pointer={pointer} />} open={pointer.lastIndexOf("/") > 0 || pointer === "/work"}>
        {schema.description && <p className="hint">{schema.description}</p>}
        <ol ref={list}>
          {keys.map((key, index) => (
            <Item key={key} index={index} count={keys.length} onMove={move} onRemove={(index) => remove(pointer, index)}>
              <Field schema={schema.items} ui={ui.items} pointer={`${pointer}/${index}`} />
            </Item>
          ))}
        </ol>
        <button type="button" className="add" onClick={add}>添加{schema.items.title}</button>
      </Fold>
      <Whole pointer={pointer} />
    </div>
  );
}
