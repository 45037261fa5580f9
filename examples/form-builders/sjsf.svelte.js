import { createFormValidator } from "@sjsf/ajv8-validator";
import { theme } from "@sjsf/basic-theme";
import "@sjsf/basic-theme/extra-widgets/textarea-include";
import { BasicForm, createForm, getValueSnapshot, ON_CHANGE } from "@sjsf/form";
import "@sjsf/form/fields/extra/enum-include";
import { createFormIdBuilder as idBuilder } from "@sjsf/form/id-builders/modern";
import { createFormMerger } from "@sjsf/form/mergers/modern";
import { resolver } from "@sjsf/form/resolvers/basic";
import addFormats from "ajv-formats";
import { mount as render } from "svelte";
import schema from "../../schema/annual-report.draft-07.schema.json";
import uiSchema from "../../schema/annual-report.sjsf.ui-schema.json";
import { written } from "./written.js";
import { localize, translation } from "./zh/sjsf.js";

// Nothing is added to a report that its clerk did not write.
const merger = (options) => createFormMerger({ ...options, constAsDefaults: "never" });
const validator = (options) => createFormValidator({ ...options, localize, ajvPlugins: addFormats });

export function mount(target, initialValue, onChange, findings = []) {
  // What is wrong with what it is loaded with, and what a check found.
  const { errors = [] } = validator({ schema, uiSchema }).validateFormValue(schema, initialValue);
  const found = findings.map(({ instancePath, message }) => ({ path: steps(instancePath), message }));
  const settings = { theme, schema, uiSchema, translation, resolver, idBuilder, merger, validator };
  const form = createForm({ ...settings, initialValue, initialErrors: [...errors, ...found], fieldsValidationMode: ON_CHANGE });
  render(BasicForm, { target, props: { form } });
  $effect.root(() => {
    $effect(() => onChange(written(getValueSnapshot(form))));
  });
}

const steps = (pointer) => pointer.split("/").slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
