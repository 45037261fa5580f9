// What was found, by the part of the report that it is in, each a way to its field; what is certain is mended by a click.

import { memo } from "react";
import { isCertain } from "./fix.js";
import { fieldName, partName, partOf } from "./place.js";

const groups = (findings) => {
  const parts = new Map();
  for (const finding of findings) {
    const part = partOf(finding.pointer);
    parts.set(part, [...(parts.get(part) ?? []), finding]);
  }
  return [...parts];
};

export const KINDS = [
  ["missing", "还缺", (count) => `还缺 ${count} 个数`],
  ["error", "要改", (count) => `要改 ${count} 处`],
  ["warning", "提醒", (count) => `提醒 ${count} 处`],
];

const ALL = KINDS.map(([kind]) => kind);

// The three kinds of what there is to say of a report.
export const sorted = (findings) => {
  const missing = findings.filter(({ code }) => code === "figure_value_missing");
  const others = findings.filter(({ code }) => code !== "figure_value_missing");
  return { missing, error: others.filter(({ severity }) => severity === "error"), warning: others.filter(({ severity }) => severity === "warning") };
};

function Finding({ finding, data, schema, onGo, onFix }) {
  const place = fieldName(data, schema, finding.pointer);
  return (
    <li>
      <button type="button" className="link" onClick={() => onGo(finding.pointer)}>{place && <b>{place}：</b>}{finding.code === "figure_value_missing" ? "还没有填数" : finding.message.zh}</button>
      {onFix && isCertain(finding) && <button type="button" className="fix" onClick={() => onFix([finding])}>{finding.fix === "" ? "删去" : `改为“${finding.fix}”`}</button>}
    </li>
  );
}

/**
 * `findings` are the server's, of the report `data`. `onGo(pointer)` leads to a field; `onFix(findings)` mends what is certain, without it nothing
 * of the kind is offered. `kinds` are those that are listed: what is "missing", an "error", a "warning".
 */
export const FindingList = memo(function FindingList({ findings, data, schema, kinds: wanted = ALL, onFix, onGo }) {
  const kinds = sorted(findings);
  if (wanted.every((kind) => kinds[kind].length === 0)) return <p className="nothing">没有要改的，也没有提醒。</p>;
  return KINDS.filter(([kind]) => wanted.includes(kind)).map(([kind, , title]) => {
    const list = kinds[kind];
    if (list.length === 0) return null;
    return (
      <section key={kind} className={`list ${kind}`} aria-label={title(list.length)}>
        <h3>{title(list.length)}</h3>
        {onFix && list.filter(isCertain).length > 1 && <button type="button" className="fix all" onClick={() => onFix(list)}>有把握的 {list.filter(isCertain).length} 处全部改正</button>}
        {groups(list).map(([part, list]) => (
          <div key={part}>
            <h4>{partName(data, schema, part)}</h4>
            <ul>{list.map((finding, index) => <Finding key={index} finding={finding} data={data} schema={schema} onGo={onGo} onFix={onFix} />)}</ul>
          </div>
        ))}
      </section>
    );
  });
});
