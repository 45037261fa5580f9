// The Chinese of vjsf: its buttons and dates. That of the fields is in the schema.

export const messages = {
  errorOneOf: "请从列出的各项中选择",
  errorRequired: "请填写",
  addItem: "添加",
  delete: "删除",
  edit: "编辑",
  confirm: "确定",
  close: "关闭",
  duplicate: "复制一份",
  copy: "复制",
  paste: "粘贴",
  sort: "排序",
  up: "上移",
  down: "下移",
  showHelp: "显示说明",
  default: "默认：",
  name: "名称：",
  examples: "例如：",
  deprecated: "此项已不用。",
  keyboardDate: "YYYY-MM-DD",
  keyboardDateTime: "YYYY-MM-DD HH:mm",
};
