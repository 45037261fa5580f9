// The Chinese of JSONForms: its buttons, and what is wrong with a value. That of the fields is in the schema.

import { createAjv } from "@jsonforms/core";
import { said } from "./errors.js";

const BY_KEY = {
  addTooltip: "添加",
  addAriaLabel: "添加",
  removeTooltip: "删除",
  removeAriaLabel: "删除",
  up: "上移",
  upAriaLabel: "上移",
  down: "下移",
  downAriaLabel: "下移",
  noDataMessage: "还没有内容",
  noSelection: "未选择",
  deleteDialogTitle: "确认删除",
  deleteDialogMessage: "确定要删除这一项吗？",
  deleteDialogAccept: "删除",
  deleteDialogDecline: "取消",
};

export const i18n = {
  locale: "zh-CN",
  translate: (key, text) => BY_KEY[key.split(".").at(-1)] ?? text,
};

// The table of a list of texts shows the words of the validator itself, so that they are put into Chinese there.
export const ajv = createAjv();
const compile = ajv.compile.bind(ajv);
ajv.compile = (schema) => {
  const validate = compile(schema);
  const validateInChinese = (data) => {
    const valid = validate(data);
    validateInChinese.errors = validate.errors?.map((error) => ({ ...error, message: said(error) })) ?? null;
    return valid;
  };
  return validateInChinese;
};
