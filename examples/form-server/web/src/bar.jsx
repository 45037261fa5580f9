// What is always at hand at the foot: how things stand, the check and the document.

import { useRef } from "react";
import { Menu } from "./menu.jsx";

export function Bar({ faults, state, undo, counts, isPanelOpen, onPanel, onCheck, onMake, annexes, onAnnexes, children }) {
  const more = useRef(null);
  return (
    <section className="bar" aria-label="检查和下载">
      <div className="said">
        {faults.map(({ text, acts = [] }) => (
          <p key={text} role="alert" className="fault">
            {text}
            {acts.map(([label, act]) => <button key={label} type="button" onClick={act}>{label}</button>)}
          </p>
        ))}
        {faults.length === 0 && <p role="status">{state}</p>}
        {undo && <p className="undo" role="status">{undo.text}<button type="button" onClick={undo.act}>撤销</button></p>}
      </div>
      <div className="actions">
        <button type="button" className="counts" aria-expanded={isPanelOpen} onClick={onPanel}>{counts || "提纲和页面"}</button>
        <button type="button" onClick={onCheck}>检查</button>
        <button type="button" onClick={() => onMake("draft")}>下载草稿</button>
        <button type="button" className="main" onClick={() => onMake("final")}>下载正式稿</button>
        <Menu className="more" title="更多" ref={more}>
          <label className="annexes"><input type="checkbox" checked={annexes} onChange={(event) => onAnnexes(event.target.checked)} />附指标表和问题清单</label>
          <div className="more-acts" onClick={(event) => event.target.closest("button") && more.current.shut()}>{children}</div>
        </Menu>
      </div>
    </section>
  );
}
