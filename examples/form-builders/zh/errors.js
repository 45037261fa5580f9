// What is wrong with a value, in Chinese, for builders that check by AJV: the words of the library's own findings.

const TYPES = { array: "列表", boolean: "是或否", integer: "整数", number: "数字", object: "一组字段", string: "文字" };

export function said({ keyword, params = {}, parentSchema = {}, message }) {
  const title = parentSchema.title ?? "此处";
  switch (keyword) {
    case "type":
      return `“${title}”应为${TYPES[params.type] ?? "其他类型"}。`;
    case "minLength":
      return `“${title}”不能为空，请填写或删除此项。`;
    case "maxLength":
      return `“${title}”最多 ${params.limit} 个字，请精简。`;
    case "pattern":
      return params.pattern === "\\S" ? `“${title}”不能只有空白，请填写。` : `“${title}”不能含花括号和换行。`;
    case "minimum":
      return `“${title}”不能小于 ${params.limit}。`;
    case "maximum":
      return `“${title}”不能大于 ${params.limit}。`;
    case "format":
      return `“${title}”应写成 2025-12-31 这样的日期。`;
    case "oneOf":
    case "const":
    case "enum":
      return `“${title}”请从列出的各项中选择。`;
    case "additionalProperties":
      return `没有名为“${params.additionalProperty}”的字段。请删除它。`;
    default:
      // A finding of the library, which has its words already.
      return message;
  }
}

// Puts the messages of a validator into Chinese where they stand.
export const sayAll = (errors) => errors?.forEach((error) => (error.message = said(error)));
