// What the page asks of the server.

const json = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

export const getForm = async () => {
  const [schema, uiSchema] = await Promise.all([json("/schema.json"), json("/ui-schema.json")]);
  return { schema, uiSchema };
};

const post = (path, report, signal) =>
  fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(report), signal });

// The findings, whether the report can be read yet (200) or not (4xx).
const findings = async (answer) => {
  if (!answer.headers.get("content-type")?.startsWith("application/json")) throw new Error(await answer.text());
  return answer.json();
};

export const check = async (report, stage, signal) => findings(await post(`/check?stage=${stage}`, report, signal));

// { document } or, where there is something to mend first, { findings, errors }.
export const write = async (report, stage, annexes) => {
  const answer = await post(`/docx?stage=${stage}&annexes=${annexes}`, report);
  return answer.ok ? { document: await answer.blob() } : findings(answer);
};
