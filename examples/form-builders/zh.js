// The Chinese for the builders' own buttons; that of the fields is in the schema.

import { createTheme, ThemeProvider } from "@mui/material";
import { zhCN as controls } from "@mui/material/locale";
import { zhCN as dates } from "@mui/x-date-pickers/locales";
import "dayjs/locale/zh-cn";
import { createElement } from "react";

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

export const rjsf = (text, parameters = []) => parameters.reduce((said, value, index) => said.replace(`%${index + 1}`, value), WORDS[text] ?? text);

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

export const jsonForms = { locale: "zh-CN", translate: (key, text) => BY_KEY[key.split(".").at(-1)] ?? text };

// The words of choices and of the date picker, which the material renderers leave to the theme.
const theme = createTheme({ components: { MuiLocalizationProvider: { defaultProps: { adapterLocale: "zh-cn" } } } }, dates, controls);
export const Words = ({ children }) => createElement(ThemeProvider, { theme }, children);

export const jsonEditor = {
  button_add_row_title: "添加{{0}}",
  button_delete_row_title: "删除{{0}}",
  button_delete_row_title_short: "删除",
  button_delete_node_warning: "确定要删除这一项吗？",
  button_move_up_title: "上移",
  button_move_down_title: "下移",
  button_copy: "复制",
  button_copy_row_title: "复制{{0}}",
  button_copy_row_title_short: "复制",
  button_collapse: "收起",
  button_expand: "展开",
  default_array_item_title: "条目",
};
