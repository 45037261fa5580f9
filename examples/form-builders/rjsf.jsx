import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uiSchema from "../../schema/annual-report.rjsf.ui-schema.json";
import * as zh from "./zh/rjsf.js";

// Nothing is added to a report that its clerk did not write.
const experimental_defaultFormStateBehavior = { emptyObjectFields: "skipDefaults" };

export function mount(element, formData, onChange, extraErrors) {
  const settings = { schema, uiSchema, formData, validator, extraErrors, experimental_defaultFormStateBehavior, ...zh };
  createRoot(element).render(<Form {...settings} liveValidate showErrorList={false} onChange={(event) => onChange(event.formData)} />);
}
