// What the form asks of the server; `base` is where it stands, without a slash at the end.

import { learn } from "./figures.js";
import { fromJson, toJson } from "./json.js";

const isJson = (answer) => answer.headers.get("content-type")?.startsWith("application/json");

// The findings, whether the report can be read yet (200) or not (4xx).
const findings = async (answer) => {
  if (!isJson(answer)) throw new Error(await answer.text());
  return answer.json();
};

export const connect = (base = "") => {
  let schema = {};
  const get = async (path) => {
    const answer = await fetch(base + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const post = (path, body, signal, type = "application/json") => fetch(base + path, { method: "POST", headers: { "content-type": type }, body, signal });
  return {
    form: async () => {
      const [form, uiSchema] = await Promise.all([get("/schema.json"), get("/ui-schema.json")]);
      schema = form;
      learn(schema);
      return { schema, uiSchema };
    },
    // { findings }
    check: async (report, stage, signal) => findings(await post(`/check?stage=${stage}`, toJson(report, schema), signal)),
    // { sizes, at, pages }, or null where it is no report; `json` is the report.
    pages: async (json, { stage, annexes, from, to, at, known }) => {
      const answer = await post(`/pages?${new URLSearchParams({ stage, annexes, from, to, at, known: known.join() })}`, json);
      if (answer.status === 422) return null;
      if (!answer.ok) throw new Error(`/pages: ${answer.status}`);
      return answer.json();
    },
    json: (report) => toJson(report, schema),
    // { document } or, where there is something to mend first, { findings }.
    write: async (report, stage, annexes) => {
      const answer = await post(`/docx?stage=${stage}&annexes=${annexes}`, toJson(report, schema));
      return answer.ok ? { document: await answer.blob() } : findings(answer);
    },
    // { figure } or { said }, why it is none.
    figure: async (text) => {
      const answer = await post("/figure", JSON.stringify(text));
      const said = await answer.text();
      return answer.ok ? { figure: fromJson(said) } : { said };
    },
    // { report, findings }, or { said } where it is no report.
    read: async (file, name = "") => {
      if (/\.json$/i.test(name)) return { report: fromJson(await file.text()), findings: [] };
      const answer = await post("/read", file, undefined, "application/octet-stream");
      const text = await answer.text();
      if (answer.ok) return fromJson(text);
      return { said: isJson(answer) ? (JSON.parse(text).findings[0]?.message.zh ?? "") : "这个文件读不出来，请确认是 Word 文档（.docx）或文本文件。" };
    },
    nextYear: async (report) => {
      const answer = await post("/next-year", toJson(report, schema));
      if (!answer.ok) throw new Error(await answer.text());
      return fromJson(await answer.text()).report;
    },
  };
};
