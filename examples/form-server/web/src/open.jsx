import { useRef, useState } from "react";
import { nextYear, read } from "./server.js";

// Starts from what there is: a Word document, a text, or a draft that was saved as a file.
export function Open({ onUse, onFault }) {
  const input = useRef(null);
  const [found, setFound] = useState(null);
  const open = async (file) => {
    if (!file) return;
    input.current.value = "";
    onFault("");
    const answer = await read(file).catch(() => ({ said: "打不开这个文件。" }));
    if (answer.said !== undefined) return onFault(`没有读入“${file.name}”：${answer.said}`);
    setFound({ ...answer, name: file.name });
  };
  const use = async (asNextYear) => {
    const report = asNextYear ? await nextYear(found.report).catch(() => null) : found.report;
    if (!report) return onFault("没有起草下一年的报告：请先接着填这份，改正错误后再试。");
    setFound(null);
    onUse(report, asNextYear ? "已按上一年的报告起草：打算成了工作，目标成了指标。" : `已读入“${found.name}”。`);
  };
  return (
    <section className="open" onDragOver={(event) => event.preventDefault()} onDrop={(event) => (event.preventDefault(), open(event.dataTransfer.files[0]))}>
      <input ref={input} id="file" type="file" hidden accept=".docx,.txt,.md,.json" onChange={(event) => open(event.target.files[0])} />
      <button type="button" onClick={() => input.current.click()}>打开已有的报告</button>
      <span className="hint">去年的 Word 文档、文本，或存成文件的草稿，也可以拖到这里。</span>
      {found && (
        <div className="found" role="region" aria-label="读入的报告">
          <p>读了“{found.name}”{found.findings.length > 0 ? `，有 ${found.findings.length} 处请核对：` : "，全部读入。"}</p>
          {found.findings.length > 0 && <ul>{found.findings.map(({ message }, index) => <li key={index}>{message.zh}</li>)}</ul>}
          <button type="button" className="main" onClick={() => use(false)}>接着填这份</button>
          <button type="button" onClick={() => use(true)}>作为下一年报告的草稿</button>
          <button type="button" className="quiet" onClick={() => setFound(null)}>不用了</button>
        </div>
      )}
    </section>
  );
}
