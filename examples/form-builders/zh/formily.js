// The Chinese of Formily and antd: what is wrong with a value, and the words of the controls. That of the fields is in the schema.

import { registerValidateLocale, setValidateLanguage } from "@formily/core";
import { ConfigProvider } from "antd";
import locale from "antd/locale/zh_CN";
import "dayjs/locale/zh-cn";
import { createElement } from "react";

registerValidateLocale({
  "zh-CN": {
    pattern: "不能只有空白，也不能含花括号和换行",
    minLength: "不能为空，请填写或删除此项",
    maxLength: "最多 {{maxLength}} 个字，请精简",
    minimum: "不能小于 {{minimum}}",
    maximum: "不能大于 {{maximum}}",
    enum: "请从列出的各项中选择",
  },
});
setValidateLanguage("zh-CN");

export const Words = ({ children }) => createElement(ConfigProvider, { locale }, children);
