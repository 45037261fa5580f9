import { JSONEditor } from "@json-editor/json-editor";
import schema from "../../schema/annual-report.json-editor.schema.json";
import { jsonEditor } from "./zh.js";

Object.assign(JSONEditor.defaults, { languages: { ...JSONEditor.defaults.languages, zh: jsonEditor }, language: "zh" });

export function mount(element, startval, onChange) {
  const editor = new JSONEditor(element, { schema, startval });
  editor.on("change", () => onChange(editor.getValue()));
}
