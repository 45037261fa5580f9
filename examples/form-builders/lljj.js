import VueForm, { i18n } from "@lljj/vue3-form-element";
import ElementPlus from "element-plus";
import zh from "element-plus/es/locale/lang/zh-cn";
import { createApp, h, ref } from "vue";
import schema from "../../schema/annual-report.lljj.schema.json";
import { written } from "./written.js";
import { sayAll } from "./zh/errors.js";

i18n.useLocal(sayAll);

export function mount(element, data, onChange) {
  const value = ref(data);
  const settings = { schema, formFooter: { show: false }, formProps: { labelPosition: "top" } };
  const update = (filled) => {
    value.value = filled;
    onChange(written(filled));
  };
  const form = ref();
  createApp({
    render: () => h(VueForm, { ...settings, modelValue: value.value, "onUpdate:modelValue": update, onFormMounted: (mounted) => mounted.validate?.().catch(() => {}) }),
  })
    .use(ElementPlus, { locale: zh })
    .mount(element);
}
