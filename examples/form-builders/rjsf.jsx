import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uiSchema from "../../schema/annual-report.rjsf.ui-schema.json";
import { rjsf as translateString } from "./zh.js";

export function mount(element, formData, onChange, extraErrors) {
  const settings = { schema, uiSchema, formData, validator, translateString, extraErrors, showErrorList: false };
  createRoot(element).render(<Form {...settings} onChange={(event) => onChange(event.formData)} />);
}
