// The Chinese of form-render, whose own words speak of lengths and patterns. That of the fields is in the schema.

export const validateMessages = {
  enum: "请从列出的各项中选择。",
  string: { min: "不能为空，请填写或删除此项。", max: "最多 ${max} 个字，请精简。" },
  number: { min: "不能小于 ${min}。", max: "不能大于 ${max}。" },
  pattern: { mismatch: "不能只有空白，也不能含花括号和换行。" },
};
