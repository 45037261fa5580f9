// The figures that a report states, as the page shows them.

const WORDS = { 余: ["", "余"], 多: ["", "多"], 近: ["近", ""], 约: ["约", ""] };

export const shown = ({ value, unit = "", approximation }) => {
  if (value === undefined || value === null) return "缺数";
  const [before, after] = WORDS[approximation] ?? ["", ""];
  return `${before}${value}${after}${unit}`;
};

// Every figure with a name, with its pointer, in the order of the report.
export const figures = (data, pointer = "") => {
  if (Array.isArray(data)) return data.flatMap((item, index) => figures(item, `${pointer}/${index}`));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, below]) =>
    name === "figures" || name === "targets"
      ? (below ?? []).map((figure, index) => ({ ...figure, pointer: `${pointer}/${name}/${index}` })).filter((figure) => figure.name)
      : figures(below, `${pointer}/${name}`),
  );
};

// How far two places lie together, in steps from the root.
const common = (one, other) => {
  const [steps, others] = [one.split("/"), other.split("/")];
  const apart = steps.findIndex((step, index) => step !== others[index]);
  return apart < 0 ? steps.length : apart;
};

// Those stated nearest to a place first.
export const nearest = (all, pointer) => [...all].sort((one, other) => common(other.pointer, pointer) - common(one.pointer, pointer));
