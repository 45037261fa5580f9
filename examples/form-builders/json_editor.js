import { JSONEditor } from "@json-editor/json-editor";
import schema from "../../schema/annual-report.json-editor.schema.json";
import { zh } from "./zh/json_editor.js";

Object.assign(JSONEditor.defaults, { languages: { ...JSONEditor.defaults.languages, zh }, language: "zh" });

export function mount(element, startval, onChange) {
  const editor = new JSONEditor(element, { schema, startval, show_errors: "always" });
  editor.on("change", () => onChange(editor.getValue()));
}
