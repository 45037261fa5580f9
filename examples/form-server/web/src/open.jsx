import { useRef, useState } from "react";

// Starts from what there is: a Word document, a text, a draft that was saved as a file, or a whole report that is pasted.
export function Open({ server, onUse, onFault }) {
  const input = useRef(null);
  const [found, setFound] = useState(null);
  const [pasting, setPasting] = useState(null);
  const read = async (file, name) => {
    onFault("");
    const answer = await server.read(file, name).catch(() => ({ said: "打不开，请确认服务还在运行。" }));
    if (answer.said !== undefined) return onFault(`没有读入“${name}”：${answer.said}`);
    setPasting(null);
    return setFound({ ...answer, name });
  };
  const open = (file) => {
    if (!file) return undefined;
    input.current.value = "";
    return read(file, file.name);
  };
  const use = async (asNextYear) => {
    const report = asNextYear ? await server.nextYear(found.report).catch(() => null) : found.report;
    if (!report) return onFault("没有起草下一年的报告：请先接着填这份，改正错误后再试。");
    setFound(null);
    onUse(report, asNextYear ? "已按上一年的报告起草：打算成了工作，目标成了指标。" : `已读入“${found.name}”。`);
  };
  return (
    <section className="open" aria-label="从已有的报告开始" onDragOver={(event) => event.preventDefault()} onDrop={(event) => (event.preventDefault(), open(event.dataTransfer.files[0]))}>
      <input ref={input} id="file" type="file" hidden accept=".docx,.txt,.md,.json" onChange={(event) => open(event.target.files[0])} />
      <button type="button" onClick={() => input.current.click()}>打开已有的报告</button>
      <button type="button" aria-expanded={pasting !== null} onClick={() => setPasting(pasting === null ? "" : null)}>粘贴整篇报告</button>
      <span className="hint">去年的 Word 文档、文本，或存成文件的草稿，也可以拖到这里。</span>
      {pasting !== null && (
        <div className="found">
          <label htmlFor="whole">整篇报告的文字，从标题到落款</label>
          <textarea id="whole" className="whole" rows="8" autoFocus value={pasting} onChange={(event) => setPasting(event.target.value)} />
          <button type="button" className="main" disabled={pasting.trim() === ""} onClick={() => read(new Blob([pasting]), "粘贴的报告")}>读入</button>
          <button type="button" className="quiet" onClick={() => setPasting(null)}>不用了</button>
        </div>
      )}
      {found && <Found found={found} onUse={use} onDrop={() => setFound(null)} />}
    </section>
  );
}

function Found({ found, onUse, onDrop }) {
  const leftOut = found.findings.filter(({ code }) => code === "left_out");
  const others = found.findings.filter(({ code }) => code !== "left_out");
  const list = (findings) => <ul>{findings.map(({ message }, index) => <li key={index}>{message.zh}</li>)}</ul>;
  return (
    <div className="found" role="region" aria-label="读入的报告">
      <p>读了“{found.name}”{found.findings.length === 0 && "，全部读入"}。</p>
      {leftOut.length > 0 && <p><b>没有读入的 {leftOut.length} 处，请对照原文：</b></p>}
      {leftOut.length > 0 && list(leftOut)}
      {others.length > 0 && <p>请核对的 {others.length} 处：</p>}
      {others.length > 0 && list(others)}
      <button type="button" className="main" autoFocus onClick={() => onUse(false)}>接着填这份</button>
      <button type="button" onClick={() => onUse(true)}>作为下一年报告的草稿</button>
      <button type="button" className="quiet" onClick={onDrop}>不用了</button>
      <p className="hint">另起一份草稿，现在填的那份还在草稿列表里。</p>
    </div>
  );
}
