// What the page asks of the server.

import { fromJson, toJson } from "./json.js";

const json = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

let schema = {};

export const getForm = async () => {
  const [form, uiSchema] = await Promise.all([json("/schema.json"), json("/ui-schema.json")]);
  schema = form;
  return { schema, uiSchema };
};

const post = (path, body, signal, type = "application/json") => fetch(path, { method: "POST", headers: { "content-type": type }, body, signal });

const isJson = (answer) => answer.headers.get("content-type")?.startsWith("application/json");

// The findings, whether the report can be read yet (200) or not (4xx).
const findings = async (answer) => {
  if (!isJson(answer)) throw new Error(await answer.text());
  return answer.json();
};

export const check = async (report, stage, signal) => findings(await post(`/check?stage=${stage}`, toJson(report, schema), signal));

// { document } or, where there is something to mend first, { findings, errors }.
export const write = async (report, stage, annexes) => {
  const answer = await post(`/docx?stage=${stage}&annexes=${annexes}`, toJson(report, schema));
  return answer.ok ? { document: await answer.blob() } : findings(answer);
};

// { figure } or { said }, why it is none.
export const figure = async (text) => {
  const answer = await post("/figure", JSON.stringify(text));
  const said = await answer.text();
  return answer.ok ? { figure: fromJson(said) } : { said };
};

// { report, findings }, or { said } where the file is no report.
export const read = async (file) => {
  if (/\.json$/i.test(file.name)) {
    const report = fromJson(await file.text());
    return { report, findings: [] };
  }
  const answer = await post("/read", file, undefined, "application/octet-stream");
  const text = await answer.text();
  if (answer.ok) return fromJson(text);
  return { said: isJson(answer) ? (JSON.parse(text).findings[0]?.message.zh ?? "") : "这个文件读不出来，请确认是 Word 文档（.docx）或文本文件。" };
};

export const nextYear = async (report) => {
  const answer = await post("/next-year", toJson(report, schema));
  if (!answer.ok) throw new Error(await answer.text());
  return fromJson(await answer.text()).report;
};
