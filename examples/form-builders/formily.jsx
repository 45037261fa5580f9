import * as components from "@formily/antd-v5";
import { createForm, onFormMount, onFormValuesChange } from "@formily/core";
import { createSchemaField } from "@formily/react";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.formily.schema.json";
import { byField } from "./by_field.js";
import { written } from "./written.js";
import { Words } from "./zh/formily.js";

const SchemaField = createSchemaField({ components });

export function mount(element, values, onChange, findings) {
  const form = createForm({
    values,
    effects() {
      onFormValuesChange((form) => onChange(written(form.values)));
      onFormMount(async (form) => {
        await form.validate().catch(() => {});
        for (const [path, messages] of byField(findings)) {
          // The text in a row of a list of texts is a field below the row.
          form.setFieldState(`*(${path},${path}.text)`, (field) => field.setFeedback?.({ type: "error", code: "EffectError", messages }));
        }
      });
    },
  });
  createRoot(element).render(<Words><components.Form form={form} layout="vertical"><SchemaField schema={schema} /></components.Form></Words>);
}
