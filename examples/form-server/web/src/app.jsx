import Form from "@rjsf/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import * as draft from "./draft.js";
import { figures, renamed, understood } from "./figures.js";
import { fixed, isCertain } from "./fix.js";
import { Guard } from "./guard.jsx";
import { isPlain, toJson } from "./json.js";
import { NumberField } from "./number.jsx";
import { Open } from "./open.jsx";
import { goTo, isEmpty, pointerOf, valueAt } from "./place.js";
import { Prose } from "./prose.jsx";
import { check, figure, write } from "./server.js";
import { createStore } from "./store.js";
import * as templates from "./templates.jsx";
import validator from "./validator.js";

const WIDGETS = { TextareaWidget: Prose };
const FIELDS = { NumberField };
// How long a clerk pauses before what is written is looked at, and how long a deletion can be undone, in milliseconds.
const PAUSE = 400;
const UNDO = 60_000;
const FIGURE_NAME = /\/(figures|targets)\/\d+\/name$/;

function List({ title, kind, findings, label, onFix }) {
  if (findings.length === 0) return null;
  return (
    <details className={`list ${kind}`}>
      <summary>{title}</summary>
      {onFix && findings.some(isCertain) && <button type="button" className="fix" onClick={() => onFix(findings)}>有把握的全部改正</button>}
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            <button type="button" onClick={() => goTo(finding.pointer)}>{label(finding)}</button>
            {onFix && isCertain(finding) && <button type="button" className="fix" onClick={() => onFix([finding])}>改为“{finding.fix}”</button>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function download(file, name) {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const UNSAVED = "草稿没有保存下来：浏览器不让保存或空间已满。请不要关闭本页，先“存成文件”或下载草稿。";

export function App({ schema, uiSchema }) {
  const [data, setData] = useState(() => draft.load(schema));
  const [said, setSaid] = useState({ findings: [], errors: {} });
  const [state, setState] = useState("草稿保存在这个浏览器里，刷新、关闭都不会丢。");
  // What went wrong: each stays as long as it is true.
  const [unsaved, setUnsaved] = useState(false);
  const [offline, setOffline] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [unread, setUnread] = useState("");
  const [undo, setUndo] = useState(null);
  const [notes, setNotes] = useState({});
  const [visited, setVisited] = useState(() => new Set());
  // From the first refused document on everything that is missing is said, and after a final one by the rules for it.
  const [attempted, setAttempted] = useState(false);
  const [stage, setStage] = useState("draft");
  const [annexes, setAnnexes] = useState(false);
  const jump = useRef(null);
  const now = useRef(data);
  const naming = useRef(null);
  const pending = useRef(Promise.resolve());

  const report = useMemo(() => draft.report(data), [data]);
  const title = (report.title ?? "年度报告").replaceAll("\n", "");

  const keep = useCallback((next) => {
    now.current = next;
    setData(next);
    const kept = draft.save(next);
    setUnsaved(!kept);
    if (kept) setState(`草稿已保存在这个浏览器里（${new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" })}）。`);
  }, []);

  useEffect(() => draft.onOther(schema, (other) => {
    now.current = other;
    setData(other);
  }), [schema]);

  // What is not kept is asked about before the page goes.
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);

  useEffect(() => {
    const wait = new AbortController();
    const timer = setTimeout(() => {
      check(report, stage, wait.signal).then(
        (answer) => {
          setSaid({ ...answer, report });
          setOffline(false);
          if (!answer.findings.some(({ severity }) => severity === "error")) setRefusal("");
        },
        () => wait.signal.aborted || setOffline(true),
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

  const offer = (text, back) => {
    const offered = { text, back };
    setUndo(offered);
    setTimeout(() => setUndo((shown) => (shown === offered ? null : shown)), UNDO);
  };

  const change = ({ formData }) => {
    const gone = draft.removed(now.current, formData);
    if (gone && !isEmpty(draft.report({ gone: gone.item }).gone)) {
      offer("已删除一项。", (data) => draft.put(data, gone.pointer, (valueAt(data, gone.pointer) ?? []).toSpliced(gone.index, 0, gone.item)));
    }
    keep(formData);
  };

  const replace = (next, text) => {
    const before = now.current;
    keep(draft.fit(next, schema) ?? draft.fresh());
    setVisited(new Set());
    setAttempted(false);
    setStage("draft");
    setNotes({});
    setRefusal("");
    setUnread("");
    offer(text, () => before);
  };

  // What was typed into the box of a number.
  const understand = useCallback((pointer, text) => {
    setNotes(({ [pointer]: _, ...others }) => others);
    if (text.trim() === "" || isPlain(text)) return;
    pending.current = figure(text).then(
      (answer) => {
        if (valueAt(now.current, pointer) !== text) return;
        const next = answer.figure && understood(now.current, pointer, answer.figure);
        if (next) return keep(next);
        setNotes((notes) => ({ ...notes, [pointer]: answer.said ?? "这里只填数字，单位写在“单位”里。" }));
      },
      () => setOffline(true),
    );
  }, [keep]);

  const come = (id, value) => {
    const pointer = pointerOf(id);
    naming.current = FIGURE_NAME.test(pointer) ? { pointer, name: value } : null;
  };

  // The text follows a figure that gets another name, where no other has the old or the new one.
  const follow = (pointer) => {
    const before = naming.current;
    naming.current = null;
    if (before?.pointer !== pointer || !before.name) return;
    const name = valueAt(now.current, pointer);
    const others = figures(now.current).filter((figure) => `${figure.pointer}/name` !== pointer);
    if (!name || name === before.name || others.some((figure) => figure.name === before.name || figure.name === name)) return;
    const next = renamed(now.current, before.name, name);
    if (JSON.stringify(next) === JSON.stringify(now.current)) return;
    keep(next);
    setState(`文中的“${before.name}”已改为“${name}”。`);
  };

  const visit = (id) => {
    setVisited((before) => (before.has(id) ? before : new Set(before).add(id)));
    follow(pointerOf(id));
  };

  const clear = () => replace(draft.fresh(), "已清空。");

  const exportDraft = () => download(new Blob([toJson(draft.report(now.current), schema)], { type: "application/json" }), `${title}（草稿）.json`);

  const make = async (wanted) => {
    setRefusal("");
    await pending.current;
    const answer = await write(draft.report(now.current), wanted, annexes).catch(() => null);
    if (!answer) return setRefusal("没有生成文档：连不上服务。草稿已保存在这个浏览器里，请稍后再试。");
    if (answer.document) {
      const warnings = said.findings.filter(({ severity }) => severity === "warning").length;
      setState(`文档已生成，请在浏览器的下载中查看。${wanted === "final" && warnings > 0 ? `另有 ${warnings} 处提醒。` : ""}`);
      return download(answer.document, `${title}${wanted === "draft" ? "（草稿）" : ""}.docx`);
    }
    const errors = answer.findings.filter(({ severity }) => severity === "error");
    setAttempted(true);
    setStage(wanted);
    setSaid({ ...answer, report: draft.report(now.current) });
    jump.current = errors[0].pointer;
    return setRefusal(`没有生成${wanted === "draft" ? "草稿" : "正式稿"}：还有 ${errors.length} 处要改，已转到第一处。`);
  };

  // Everything is said, and nothing is downloaded.
  const look = () => {
    setAttempted(true);
    setStage("final");
    setState("已按正式稿检查，要改和提醒的列在下面。");
  };

  // Places in a text hold for what was checked only.
  const fix = said.report === report ? (findings) => {
    const before = now.current;
    keep(fixed(before, findings));
    offer("已改正。", () => before);
  } : undefined;

  // The hand's habit: it is saved anyhow, and now says so.
  useEffect(() => {
    const save = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
      event.preventDefault();
      keep(now.current);
    };
    addEventListener("keydown", save);
    return () => removeEventListener("keydown", save);
  }, [keep]);

  const isVisited = useCallback((id) => attempted || visited.has(id), [attempted, visited]);
  const store = useRef(null);
  store.current ??= createStore({ figures: [], isVisited, notes });
  // The same for as long as the page is open: a new one would render every field.
  const formContext = useMemo(() => ({ store: store.current, understand }), [understand]);
  useEffect(() => store.current.set({ figures: figures(data), isVisited, notes }), [data, isVisited, notes]);

  const missing = said.findings.filter(({ code }) => code === "figure_value_missing");
  const others = said.findings.filter(({ code, pointer }) => code !== "figure_value_missing" && (!isEmpty(valueAt(data, pointer)) || isVisited(`root${pointer}`)));
  const errors = others.filter(({ severity }) => severity === "error");
  const warnings = others.filter(({ severity }) => severity === "warning");
  const name = ({ pointer }) => valueAt(data, pointer.slice(0, pointer.lastIndexOf("/")))?.name;
  const faults = [unsaved && UNSAVED, offline && "暂时连不上检查服务。草稿已保存在这个浏览器里，可以接着填。", refusal, unread].filter(Boolean);

  return (
    <>
      <header>
        <h1>年度报告填报</h1>
        <p>填好后下载 Word 文档，版式、序号、落款自动编排。数字在“指标”里只填一次，文中点选引用。</p>
        <Open onUse={replace} onFault={setUnread} />
      </header>
      <main>
        <Guard onExport={exportDraft} onClear={clear}>
          <Form
            schema={schema}
            uiSchema={uiSchema}
            formData={data}
            formContext={formContext}
            validator={validator}
            extraErrors={said.errors}
            templates={templates}
            widgets={WIDGETS}
            fields={FIELDS}
            experimental_defaultFormStateBehavior={{ emptyObjectFields: "skipDefaults" }}
            idSeparator="/"
            noHtml5Validate
            noValidate
            showErrorList={false}
            onChange={change}
            onFocus={come}
            onBlur={visit}
            onSubmit={() => {}}
          >
            <></>
          </Form>
        </Guard>
      </main>
      <footer>
        <div className="said">
          {faults.map((fault) => <p key={fault} role="alert" className="fault">{fault}</p>)}
          {faults.length === 0 && <p role="status">{state}</p>}
          {undo && <p className="undo">{undo.text}<button type="button" onClick={() => { keep(undo.back(now.current)); setUndo(null); }}>撤销</button></p>}
          <List kind="missing" title={`还缺 ${missing.length} 个数`} findings={missing} label={name} />
          <List kind="error" title={`要改 ${errors.length} 处`} findings={errors} label={({ message }) => message.zh} onFix={fix} />
          <List kind="warning" title={`提醒 ${warnings.length} 处`} findings={warnings} label={({ message }) => message.zh} onFix={fix} />
        </div>
        <div className="actions">
          <label className="annexes"><input type="checkbox" checked={annexes} onChange={(event) => setAnnexes(event.target.checked)} />附指标表和问题清单</label>
          <button type="button" onClick={look}>检查</button>
          <button type="button" onClick={() => make("draft")}>下载草稿</button>
          <button type="button" className="main" onClick={() => make("final")}>下载正式稿</button>
          <button type="button" className="quiet" onClick={exportDraft}>存成文件</button>
          <button type="button" className="quiet" onClick={clear}>清空重填</button>
        </div>
      </footer>
    </>
  );
}
