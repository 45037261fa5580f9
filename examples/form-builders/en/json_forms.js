// JSONForms in English, beside the Chinese schema: the texts of the fields by their keys.

import { createAjv } from "@jsonforms/core";
import { en } from "../../../schema/annual-report.i18n.json";

// A choice is asked for by its title; the table has it by its value.
const keyOf = (key, text, choice) => (choice === undefined ? key : key.slice(0, -text.length) + choice);

export const i18n = { locale: "en", translate: (key, text, values) => en[keyOf(key, text, values?.schema?.const)] ?? text };
export const ajv = createAjv();
