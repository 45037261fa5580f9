import { JsonForms } from "@jsonforms/vue";
import { vanillaRenderers as renderers } from "@jsonforms/vue-vanilla";
import { createApp, h } from "vue";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uischema from "../../schema/annual-report.jsonforms.ui-schema.json";
import { ajv, i18n } from "./zh/json_forms.js";

export function mount(element, data, onChange, additionalErrors) {
  const settings = { schema, uischema, data, renderers, ajv, i18n, additionalErrors };
  createApp({ render: () => h(JsonForms, { ...settings, onChange: (event) => onChange(event.data) }) }).mount(element);
}
