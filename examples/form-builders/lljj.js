import VueForm, { i18n } from "@lljj/vue3-form-element";
import ElementPlus from "element-plus";
import zh from "element-plus/es/locale/lang/zh-cn";
import { createApp, h, ref } from "vue";
import schema from "../../schema/annual-report.lljj.schema.json";
import { byField } from "./by_field.js";
import { written } from "./written.js";
import { sayAll } from "./zh/errors.js";

i18n.useLocal(sayAll);

// Each is shown until its field is edited.
async function show(findings, form) {
  await form.validate().catch(() => {});
  for (const [name, messages] of byField(findings)) {
    Object.assign(form.getField(name) ?? {}, { validateState: "error", validateMessage: messages.join("\n") });
  }
}

export function mount(element, data, onChange, findings) {
  const value = ref(data);
  const settings = { schema, formFooter: { show: false }, formProps: { labelPosition: "top" } };
  const update = (filled) => {
    value.value = filled;
    onChange(written(filled));
  };
  const onFormMounted = (form) => form?.validate && show(findings, form);
  createApp({ render: () => h(VueForm, { ...settings, modelValue: value.value, "onUpdate:modelValue": update, onFormMounted }) })
    .use(ElementPlus, { locale: zh })
    .mount(element);
}
