import Form from "@rjsf/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import * as draft from "./draft.js";
import { figures } from "./figures.js";
import { goTo, isEmpty, pointerOf, valueAt } from "./place.js";
import { Prose } from "./prose.jsx";
import { check, write } from "./server.js";
import * as templates from "./templates.jsx";
import validator from "./validator.js";

const WIDGETS = { TextareaWidget: Prose };
// How long a clerk pauses before what is written is looked at, in milliseconds.
const PAUSE = 400;

function List({ title, kind, findings, label }) {
  if (findings.length === 0) return null;
  return (
    <details className={`list ${kind}`}>
      <summary>{title}</summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}><button type="button" onClick={() => goTo(finding.pointer)}>{label(finding)}</button></li>
        ))}
      </ul>
    </details>
  );
}

function download(document, name) {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(document);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function App({ schema, uiSchema }) {
  const [data, setData] = useState(draft.load);
  const [said, setSaid] = useState({ findings: [], errors: {} });
  const [state, setState] = useState("草稿保存在这个浏览器里，刷新、关闭都不会丢。");
  const [fault, setFault] = useState("");
  const [visited, setVisited] = useState(() => new Set());
  // From the first refused document on everything that is missing is said, and after a final one by the rules for it.
  const [attempted, setAttempted] = useState(false);
  const [stage, setStage] = useState("draft");
  const [annexes, setAnnexes] = useState(false);
  const jump = useRef(null);

  const report = useMemo(() => draft.report(data, schema), [data, schema]);

  useEffect(() => draft.onOther(setData), []);

  useEffect(() => {
    const wait = new AbortController();
    const timer = setTimeout(() => {
      check(report, stage, wait.signal).then(
        (answer) => {
          setSaid(answer);
          setFault("");
        },
        () => wait.signal.aborted || setFault("暂时连不上检查服务。草稿已保存在这个浏览器里，可以接着填。"),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      wait.abort();
    };
  }, [report, stage]);

  // Once the messages of a refused document are shown.
  useEffect(() => {
    if (jump.current) goTo(jump.current);
    jump.current = null;
  }, [said]);

  const change = ({ formData }) => {
    setData(formData);
    const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    if (draft.save(formData)) setState(`草稿已保存在这个浏览器里（${time}）。`);
    else setFault("这个浏览器不让保存草稿，请不要关闭本页，先下载草稿。");
  };

  const clear = () => {
    if (!confirm("清空后不能恢复。确定要清空已填的全部内容吗？")) return;
    change({ formData: draft.fresh() });
    setVisited(new Set());
    setAttempted(false);
    setStage("draft");
  };

  const make = async (wanted) => {
    setFault("");
    const answer = await write(report, wanted, annexes).catch(() => null);
    if (!answer) return setFault("没有生成文档：连不上服务。草稿已保存在这个浏览器里，请稍后再试。");
    if (answer.document) {
      setState("文档已生成，请在浏览器的下载中查看。");
      return download(answer.document, `${report.title ?? "年度报告"}${wanted === "draft" ? "（草稿）" : ""}.docx`);
    }
    const errors = answer.findings.filter(({ severity }) => severity === "error");
    setAttempted(true);
    setStage(wanted);
    setSaid(answer);
    jump.current = errors[0].pointer;
    return setFault(`没有生成${wanted === "draft" ? "草稿" : "正式稿"}：还有 ${errors.length} 处要改，已转到第一处。`);
  };

  const isVisited = useCallback((id) => attempted || visited.has(id), [attempted, visited]);
  const formContext = useMemo(() => ({ figures: figures(data), isVisited }), [data, isVisited]);
  const visit = (id) => setVisited((before) => (before.has(id) ? before : new Set(before).add(id)));

  const missing = said.findings.filter(({ code }) => code === "figure_value_missing");
  const others = said.findings.filter(({ code, pointer }) => code !== "figure_value_missing" && (!isEmpty(valueAt(data, pointer)) || isVisited(`root${pointer}`)));
  const errors = others.filter(({ severity }) => severity === "error");
  const warnings = others.filter(({ severity }) => severity === "warning");
  const name = ({ pointer }) => valueAt(data, pointer.slice(0, pointer.lastIndexOf("/")))?.name;

  return (
    <>
      <header>
        <h1>年度报告填报</h1>
        <p>填好后下载 Word 文档，版式、序号、落款自动编排。数字在“指标”里只填一次，文中点选引用。</p>
      </header>
      <main>
        <Form
          schema={schema}
          uiSchema={uiSchema}
          formData={data}
          formContext={formContext}
          validator={validator}
          extraErrors={said.errors}
          templates={templates}
          widgets={WIDGETS}
          idSeparator="/"
          noHtml5Validate
          noValidate
          showErrorList={false}
          onChange={change}
          onBlur={visit}
          onSubmit={() => {}}
        >
          <></>
        </Form>
      </main>
      <footer>
        <div className="said">
          {fault ? <p role="alert" className="fault">{fault}</p> : <p role="status">{state}</p>}
          <List kind="missing" title={`还缺 ${missing.length} 个数`} findings={missing} label={name} />
          <List kind="error" title={`要改 ${errors.length} 处`} findings={errors} label={({ message }) => message.zh} />
          <List kind="warning" title={`提醒 ${warnings.length} 处`} findings={warnings} label={({ message }) => message.zh} />
        </div>
        <div className="actions">
          <label className="annexes"><input type="checkbox" checked={annexes} onChange={(event) => setAnnexes(event.target.checked)} />附指标表和问题清单</label>
          <button type="button" onClick={() => make("draft")}>下载草稿</button>
          <button type="button" className="main" onClick={() => make("final")}>下载正式稿</button>
          <button type="button" className="quiet" onClick={clear}>清空重填</button>
        </div>
      </footer>
    </>
  );
}
