// The Chinese of react-jsonschema-form: its buttons, and what is wrong with a value. That of the fields is in the schema.

import { said } from "./errors.js";

const WORDS = {
  Add: "添加",
  "Add Item": "添加",
  "Move up": "上移",
  "Move down": "下移",
  Remove: "删除",
  Copy: "复制",
  "No items yet. Use the button below to add some.": "还没有内容，请点“添加”。",
  "Select a date": "选择日期",
};

export const translateString = (text, parameters = []) => parameters.reduce((said, value, index) => said.replace(`%${index + 1}`, value), WORDS[text] ?? text);

// Of a choice the validator says that each of its constants was missed, and then that all were: once is enough.
export const transformErrors = (errors) =>
  errors
    .filter(({ name }) => name !== "const")
    .map((error) => ({ ...error, message: said({ ...error, keyword: error.name }) }));
