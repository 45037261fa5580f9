// Which draft is open, and the others.

import { useEffect, useRef, useState } from "react";
import { isBlank, titleOf } from "./draft.js";
import { Menu } from "./menu.jsx";

const called = ({ name, data, damaged }) => name || (damaged ? "读不出来的草稿" : titleOf(data));

const when = (at) => (at ? new Date(at).toLocaleString("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }) : "");

function Row({ draft, isOpen, onOpen, onRename, onDelete, onExport }) {
  const [name, setName] = useState(null);
  const title = called(draft);
  const rename = (event) => {
    event.preventDefault();
    onRename(name.trim());
    setName(null);
  };
  if (name !== null) {
    return (
      <li>
        <form className="naming" onSubmit={rename}>
          <input type="text" aria-label="草稿名称" value={name} maxLength={100} autoFocus onChange={(event) => setName(event.target.value)} onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), setName(null))} />
          <button type="submit">改好了</button>
          <button type="button" className="quiet" onClick={() => setName(null)}>不改</button>
        </form>
      </li>
    );
  }
  return (
    <li className={isOpen ? "current" : ""}>
      {draft.damaged ? <span className="name">{title}</span> : <button type="button" className="name" aria-current={isOpen || undefined} onClick={onOpen}>{title}</button>}
      <span className="hint">{isOpen ? "正在填" : when(draft.at)}</span>
      <span className="does">
        {!draft.damaged && <button type="button" className="quiet" aria-label={`改名：${title}`} onClick={() => setName(title)}>改名</button>}
        {draft.damaged && <button type="button" className="quiet" onClick={onExport}>存成文件</button>}
        <button type="button" className="quiet" aria-label={`删除草稿：${title}`} onClick={onDelete}>删除</button>
      </span>
    </li>
  );
}

export function Drafts({ session, onNew, onDeleted, onExportDamaged }) {
  const menu = useRef(null);
  const [list, setList] = useState(null);
  const read = () => setList(menu.current.isOpen() ? session.list() : null);
  // While the list is open it follows what happens.
  useEffect(() => {
    if (menu.current.isOpen()) setList(session.list());
  }, [session]);
  const close = () => menu.current.shut();
  const remove = (draft) => {
    const back = session.remove(draft.id);
    read();
    onDeleted(`已删除草稿“${called(draft)}”。`, () => { back(); read(); });
  };
  const others = (list ?? []).filter(({ id }) => id !== session.id);
  return (
    <Menu className="drafts" title={<>草稿：<b>{called(session)}</b></>} ref={menu} onToggle={read}>
      {list && (
        <>
          <ul>
            {[...(isBlank(session.data) && !session.revision ? [] : [session]), ...others].map((draft) => (
              <Row
                key={draft.id}
                draft={draft}
                isOpen={draft.id === session.id}
                onOpen={() => { session.switchTo(draft.id); close(); }}
                onRename={(name) => { session.rename(draft.id, name); read(); }}
                onDelete={() => remove(draft)}
                onExport={() => onExportDamaged(draft)}
              />
            ))}
          </ul>
          <button type="button" onClick={() => { onNew(); close(); }}>新建一份</button>
          <p className="hint">草稿都存在这个浏览器里；换电脑时“存成文件”带走，到那边打开。</p>
        </>
      )}
    </Menu>
  );
}
