import { ariaDescribedByIds } from "@rjsf/utils";
import { pointerOf } from "./place.js";
import { useStore } from "./store.js";
import { flush, useTyping } from "./typing.js";

// The box of a number is a box of text: its digits stay as they were typed, the wheel does not turn it, and 1.2万 or 20余次 is
// understood when it is left.
export function NumberField({ fieldPathId, formData, uiSchema, onChange, onBlur, onFocus, registry }) {
  const { $id: id, path } = fieldPathId;
  const { store, understand } = registry.formContext;
  const pointer = pointerOf(id);
  const note = useStore(store, ({ notes }) => notes[pointer]);
  const [text, type] = useTyping(formData ?? "", (text) => onChange(text === "" ? undefined : text, path));
  const leave = (event) => {
    flush();
    onBlur(id, event.target.value);
    understand(pointer, event.target.value);
  };
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        placeholder={uiSchema?.["ui:placeholder"]}
        aria-describedby={ariaDescribedByIds(id)}
        onFocus={(event) => onFocus(id, event.target.value)}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      {note && <p className="note" role="alert">{note}</p>}
    </>
  );
}
