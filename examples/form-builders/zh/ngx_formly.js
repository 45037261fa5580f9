// The Chinese of ngx-formly: what is wrong with a value. That of the fields is in the schema.

export const validationMessages = [
  { name: "finding", message: (error) => error.message },
  { name: "type", message: "类型不对，请按提示填写。" },
  { name: "minLength", message: "不能为空，请填写或删除此项。" },
  { name: "maxLength", message: (_, field) => `最多 ${field.props.maxLength} 个字，请精简。` },
  { name: "pattern", message: (_, field) => (field.props.type === "date" ? "应写成 2025-12-31 这样的日期。" : "不能只有空白，也不能含花括号和换行。") },
  { name: "min", message: (_, field) => `不能小于 ${field.props.min}。` },
  { name: "max", message: (_, field) => `不能大于 ${field.props.max}。` },
  { name: "enum", message: "请从列出的各项中选择。" },
];
