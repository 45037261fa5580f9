import { compile } from "@json-layout/core/compile";
import { Vjsf } from "@koumoul/vjsf";
import { createApp, h, ref } from "vue";
import { createVuetify } from "vuetify";
import { VApp, VForm } from "vuetify/components";
import { zhHans } from "vuetify/locale";
import schema from "../../schema/annual-report.vjsf.schema.json";
import { sayAll } from "./zh/errors.js";
import { messages } from "./zh/vjsf.js";

// It speaks of lengths and patterns; so its layout is made here, and says the library's words.
const precompiledLayout = compile(schema, { locale: "zh", messages, ajvOptions: { allErrors: true, verbose: true } });
precompiledLayout.localizeErrors = sayAll;
const options = { initialValidation: "always", updateOn: "input" };

// The field by which an editor finds the schema is none of this form's; it is kept beside.
export function mount(element, { $schema, ...data }, onChange) {
  const value = ref(data);
  const update = (filled) => {
    value.value = filled;
    onChange($schema ? { ...filled, $schema } : filled);
  };
  const form = () => h(Vjsf, { schema, precompiledLayout, options, modelValue: value.value, "onUpdate:modelValue": update });
  createApp({ render: () => h(VApp, () => h(VForm, form)) })
    .use(createVuetify({ locale: { locale: "zhHans", messages: { zhHans } } }))
    .mount(element);
}
