// The Chinese of svelte-jsonschema-form: its buttons, and what is wrong with a value. That of the fields is in the schema.

import { overrideByRecord } from "@sjsf/form/lib/resolver";
import { translation as english } from "@sjsf/form/translations/en";
import { said } from "./errors.js";

export const translation = overrideByRecord(english, {
  submit: "提交",
  "add-array-item": "添加",
  "copy-array-item": "复制",
  "move-array-item-down": "下移",
  "move-array-item-up": "上移",
  "remove-array-item": "删除",
  edit: "编辑",
  clear: "清除",
});

// Of a choice the validator says that each of its constants was missed, and then that all were: once is enough.
export const localize = (errors) => errors.filter(({ keyword }) => keyword !== "const").map((error) => ({ ...error, message: said(error) }));
