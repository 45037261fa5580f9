import { JsonForms } from "@jsonforms/vue";
import { vuetifyRenderers as renderers } from "@jsonforms/vue-vuetify";
import { createApp, h } from "vue";
import { createVuetify } from "vuetify";
import { VApp } from "vuetify/components";
import { zhHans } from "vuetify/locale";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uischema from "../../schema/annual-report.jsonforms.ui-schema.json";
import { ajv, i18n } from "./zh/json_forms.js";

// Items that are folded are there too, for searches and for what is said of them.
const config = { vuetify: { "v-expansion-panels": { eager: true } } };

export function mount(element, data, onChange, additionalErrors) {
  const settings = { schema, uischema, data, renderers, config, ajv, i18n, additionalErrors };
  const form = () => h(JsonForms, { ...settings, onChange: (event) => onChange(event.data) });
  createApp({ render: () => h(VApp, form) })
    .use(createVuetify({ locale: { locale: "zhHans", messages: { zhHans } } }))
    .mount(element);
}
