import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import * as acts from "./acts.js";
import { Bar } from "./bar.jsx";
import { fresh, put, report as reportOf, spliced, titleOf, without } from "./draft.js";
import { Drafts } from "./drafts.jsx";
import { download } from "./download.js";
import { Field } from "./fields.jsx";
import { FindingList } from "./findings.jsx";
import { fixed } from "./fix.js";
import { createFolds, unfoldForPrint } from "./folds.js";
import { Form } from "./form-context.js";
import { Guard } from "./guard.jsx";
import { toJson } from "./json.js";
import { mentions, stated } from "./mention.js";
import { Open } from "./open.jsx";
import { Outline } from "./outline.jsx";
import { cleanPasted } from "./paste.js";
import { fieldOf } from "./line.js";
import { Pages } from "./pages.jsx";
import { goTo, isEmpty, valueAt } from "./place.js";
import { createStore } from "./store.js";
import { flush } from "./typing.js";
import { perField } from "./undo.js";
import { useCheck } from "./use-check.js";
import { clock, useDrafts } from "./use-drafts.js";
import { useFound } from "./use-found.js";
import { useNames } from "./use-names.js";
import { useView } from "./use-view.js";

// What stands beside the form; where there is room for both, both.
const VIEWS = [["check", "提纲和检查"], ["pages", "页面"]];
// How long something can be taken back, in milliseconds.
const UNDO = 60_000;

const UNSAVED = "草稿没有保存下来：浏览器不让保存或空间已满。请不要关闭本页，先“存成文件”或下载草稿。";
const OFFLINE = "暂时连不上检查服务。草稿已保存在这个浏览器里，可以接着填。";
const DAMAGED = "上次的草稿读不出来。它没有丢：在草稿列表里可以存成文件，请人来修。";

export function App({ server, drafts, prefix, schema, uiSchema, given, onChange, onDocument }) {
  const [store] = useState(createStore);
  const session = useDrafts(drafts, store, schema, given);
  const { data, now, keep } = session;
  const report = useMemo(() => reportOf(data), [data]);
  const [stage, setStage] = useState("draft");
  const said = useCheck(server, report, stage);
  const [state, setState] = useState("");
  // What went wrong: each stays as long as it is true.
  const [refusal, setRefusal] = useState("");
  const [unread, setUnread] = useState("");
  const [isDamaged, setDamaged] = useState(Boolean(session.damaged));
  const [undo, setUndo] = useState(null);
  const [annexes, setAnnexes] = useState(false);
  const [isShared, setShared] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [view, setView] = useView(prefix);
  // The field in which the cursor stands.
  const [at, setAt] = useState("");
  const closePanel = useCallback(() => setPanelOpen(false), []);
  const root = useRef(null);
  const jump = useRef(null);
  const names = useNames(server, store, session, said.setOffline, setState);
  const fileName = session.name || titleOf(data);

  useEffect(() => {
    onChange?.(report);
  }, [onChange, report]);
  useEffect(() => {
    const stops = [perField(root.current), cleanPasted(root.current), unfoldForPrint(root.current)];
    return () => stops.forEach((stop) => stop());
  }, []);

  const offer = useCallback((text, act) => {
    const offered = { text, act: () => { flush(); act(); setUndo(null); } };
    setUndo(offered);
    setTimeout(() => setUndo((shown) => (shown === offered ? null : shown)), UNDO);
  }, []);

  // Changes the data by a click, to be taken back by another.
  const change = useCallback((text, act) => {
    flush();
    const before = now.current.data;
    const after = act(before);
    if (!after || after === before) return;
    keep(after);
    offer(text, () => keep(without(before, after, now.current.data)));
  }, [keep, now, offer]);

  const edit = useCallback((pointer, value) => keep(put(now.current.data, pointer, value)), [keep, now]);
  const remove = useCallback((list, index) => {
    const items = valueAt(now.current.data, list);
    const item = items[index];
    edit(list, spliced(items, index, 1));
    if (isEmpty(reportOf({ item }).item)) return;
    offer("已删除一项。", () => edit(list, spliced(valueAt(now.current.data, list) ?? [], index, 0, item)));
  }, [edit, now, offer]);

  // Once another draft is open.
  const begin = () => {
    store.forget();
    setStage("draft");
    setRefusal("");
    setUnread("");
    setPanelOpen(false);
  };
  useEffect(begin, [session.opened]);

  const use = (next, text) => offer(text, session.start(next));
  const restart = () => offer("已清空。", session.restart());
  const clear = () => offer("本机草稿已全部清除。", session.clear());
  const saved = (file, name) => {
    if (onDocument) onDocument(file, name);
    else download(file, name);
    if (isShared) clear();
  };
  const exportDraft = () => {
    flush();
    saved(new Blob([toJson(reportOf(now.current.data), schema)], { type: "application/json" }), `${fileName}（草稿）.json`);
  };

  const look = async (wanted) => {
    flush();
    await names.settled();
    store.visitAll();
    setStage(wanted);
    const report = reportOf(now.current.data);
    return { ...(await server.check(report, wanted)), report };
  };

  // Everything is said, and nothing is downloaded.
  const check = async () => {
    const answer = await look("final").catch(() => null);
    if (!answer) return said.setOffline(true);
    said.setSaid(answer);
    setPanelOpen(true);
    return setState(answer.findings.length > 0 ? "检查完了，要改和提醒的都列出来了，点一下就到那里。" : "检查完了，没有要改的，也没有提醒。");
  };

  const make = async (wanted) => {
    setRefusal("");
    flush();
    await names.settled();
    const whole = reportOf(now.current.data);
    const answer = await server.write(whole, wanted, annexes).catch(() => null);
    if (!answer) return setRefusal("没有生成文档：连不上服务。草稿已保存在这个浏览器里，请稍后再试。");
    if (answer.document) {
      let warnings = 0;
      if (wanted === "final") {
        const found = await look("final").catch(() => null);
        if (found) said.setSaid(found);
        warnings = found?.findings.length ?? 0;
      }
      setState(`文档已生成，请在浏览器的下载中查看。${warnings > 0 ? `另有 ${warnings} 处提醒，可以看看再报，也可以直接报送。` : ""}`);
      return saved(answer.document, `${titleOf(whole)}${wanted === "draft" ? "（草稿）" : ""}.docx`);
    }
    const errors = answer.findings.filter(({ severity }) => severity === "error");
    store.visitAll();
    setStage(wanted);
    said.setSaid({ findings: answer.findings, report });
    jump.current = errors[0].pointer;
    return setRefusal(`没有生成${wanted === "draft" ? "草稿" : "正式稿"}：还有 ${errors.length} 处要改，已转到第一处。`);
  };

  // A refusal stands as long as it is true; once its messages are shown, the cursor goes to the first.
  useEffect(() => {
    if (said.report && !said.findings.some(({ severity }) => severity === "error")) setRefusal("");
    if (jump.current) goTo(jump.current);
    jump.current = null;
  }, [said.findings, said.report]);

  // The hand's habit: it is saved anyhow, and now says so.
  useEffect(() => {
    const save = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      flush();
      keep(now.current.data);
      setState("");
    };
    addEventListener("keydown", save);
    return () => removeEventListener("keydown", save);
  }, [keep, now]);

  useEffect(() => store.setFindings(said.findings), [store, said.findings]);
  const { understand } = names;
  // The same for as long as the page is open: a new one would render every field.
  const form = useMemo(() => ({
    store,
    change: edit,
    remove,
    understand,
    find: (text) => mentions(server, text),
    folds: createFolds(prefix, () => now.current.id),
    come: (pointer, value) => {
      names.come(pointer, value);
      setAt(pointer);
    },
    leave: (pointer) => {
      store.visit(pointer);
      names.leave(pointer);
    },
    act: {
      splitsInto: (pointer) => acts.splitsInto(schema, pointer),
      split: (pointer) => change("已按序号分开。", (data) => acts.split(data, schema, pointer)),
      unmark: (pointer) => change("已去掉序号。", (data) => acts.unmark(data, pointer)),
      state: (pointer, text, place) => change(`“${place.figure.name}”成了指标。`, (data) => stated(data, schema, pointer, text, place)),
    },
  }), [store, edit, remove, understand, server, prefix, now, names, schema, change]);

  const found = useFound(store, data, said.findings);
  const fixable = useCallback((findings) => change("已改正。", (data) => fixed(data, findings)), [change]);
  // Places in a text hold for what was checked only.
  const fix = said.report === report ? fixable : undefined;
  const faults = [
    session.unsaved && { text: UNSAVED },
    session.elsewhere && { text: `另一个窗口 ${clock(session.elsewhere)} 改了这份草稿，这里还是改动前的。`, acts: [["换成那边的", session.theirs], ["这边的另存一份", session.mine]] },
    session.forked && { text: session.forked, acts: [["知道了", session.seen]] },
    isDamaged && { text: DAMAGED, acts: [["知道了", () => setDamaged(false)]] },
    said.isOffline && { text: OFFLINE },
    refusal && { text: refusal },
    unread && { text: unread, acts: [["知道了", () => setUnread("")]] },
  ].filter(Boolean);
  const standing = state || (session.savedAt ? `草稿已保存在这个浏览器里（${clock(session.savedAt)}）。` : "草稿保存在这个浏览器里，刷新、关闭都不会丢。");
  const goToLine = useCallback((pointer, line) => {
    flush();
    closePanel();
    const field = fieldOf(now.current.data, pointer, line);
    goTo(field.pointer, field.at);
  }, [now, closePanel]);
  const goToField = useCallback((pointer) => {
    closePanel();
    goTo(pointer);
  }, [closePanel]);

  return (
    <div className={`page beside-${view}`} ref={root} onKeyDown={(event) => event.key === "Escape" && closePanel()}>
      <div className="top">
        <Drafts session={session} onNew={() => session.start(fresh())} onDeleted={offer} onExportDamaged={({ damaged }) => download(new Blob([damaged]), "读不出来的草稿.txt")} />
        <Open server={server} onUse={use} onFault={setUnread} />
      </div>
      <div className="sheet-of-fields">
        <Guard onExport={exportDraft} onClear={restart}>
          <Form.Provider value={form}>
            <form key={session.opened} onSubmit={(event) => event.preventDefault()}>
              <Field schema={schema} ui={uiSchema} pointer="" />
            </form>
          </Form.Provider>
        </Guard>
      </div>
      <aside className={isPanelOpen ? "panel open" : "panel"} aria-label="提纲、检查结果和页面">
        <div className="views" role="group" aria-label="旁边显示">
          {VIEWS.map(([name, title]) => <button key={name} type="button" className="quiet" aria-pressed={view === name} onClick={() => setView(name)}>{title}</button>)}
          <button type="button" className="quiet close" onClick={closePanel}>收起</button>
        </div>
        <div className="panel-inside">
          <Outline data={found.data} schema={schema} findings={found.shown} onGo={goToField} />
          <section className="results" aria-label="检查结果" tabIndex={-1}>
            <h2>检查结果</h2>
            <FindingList findings={found.shown} data={found.data} schema={schema} onFix={fix} onGo={goToField} />
          </section>
        </div>
        <Pages server={server} report={report} stage={stage} annexes={annexes} at={at} onLine={goToLine} onGo={goToField} />
      </aside>
      <Bar
        faults={faults}
        state={standing}
        undo={undo}
        counts={found.counts}
        isPanelOpen={isPanelOpen}
        onPanel={() => setPanelOpen(!isPanelOpen)}
        onCheck={check}
        onMake={make}
        annexes={annexes}
        onAnnexes={setAnnexes}
      >
        <button type="button" onClick={exportDraft}>存成文件</button>
        <button type="button" onClick={restart}>清空重填</button>
        <hr />
        <label className="annexes"><input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />公用电脑：下载后清除本机草稿</label>
        <button type="button" onClick={clear}>现在就清除本机草稿</button>
        <p className="hint">草稿只存在这个浏览器里，不上传；用这台电脑的人、占用同一端口的其他程序都能读到它。</p>
      </Bar>
    </div>
  );
}
