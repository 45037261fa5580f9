import { JSONEditor } from "@json-editor/json-editor";
import schema from "../../schema/annual-report.json-editor.schema.json";
import { byField } from "./by_field.js";
import { WholeObject } from "./json_editor_object.js";
import { written } from "./written.js";
import { zh } from "./zh/json_editor.js";

Object.assign(JSONEditor.defaults, { languages: { ...JSONEditor.defaults.languages, zh }, language: "zh" });

JSONEditor.defaults.editors.object = WholeObject;

export function mount(element, startval, onChange, findings) {
  const editor = new JSONEditor(element, { schema, startval, show_errors: "always" });
  const known = byField(findings).map(([name, messages]) => ({ path: `root.${name}`, messages }));
  const valueAt = (path) => JSON.stringify(editor.getEditor(path)?.getValue());
  editor.on("ready", () => known.forEach((field) => (field.value = valueAt(field.path))));
  editor.on("change", () => {
    // Findings are shown until their field is edited.
    const unedited = known.filter((field) => field.value === valueAt(field.path));
    const errors = unedited.flatMap(({ path, messages }) => messages.map((message) => ({ path, property: "finding", message })));
    editor.root.showValidationErrors([...editor.validation_results, ...errors]);
    onChange(written(editor.getValue()));
  });
}
