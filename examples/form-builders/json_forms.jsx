import { materialCells as cells, materialRenderers as renderers } from "@jsonforms/material-renderers";
import { JsonForms } from "@jsonforms/react";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uischema from "../../schema/annual-report.jsonforms.ui-schema.json";
import { ajv, i18n } from "./zh/json_forms.js";
import { Words } from "./zh/json_forms_material.js";

export function mount(element, data, onChange, additionalErrors) {
  const settings = { schema, uischema, data, renderers, cells, ajv, i18n, additionalErrors };
  createRoot(element).render(<Words><JsonForms {...settings} onChange={(event) => onChange(event.data)} /></Words>);
}
