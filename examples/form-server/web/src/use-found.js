// What there is to say of the report, as the lists show it: a moment behind the keys, which go first.

import { useDeferredValue, useMemo } from "react";
import { sorted, KINDS } from "./findings.jsx";
import { isEmpty, valueAt } from "./place.js";
import { useVisits } from "./store.js";

export function useFound(store, data, findings) {
  const visits = useVisits(store);
  const later = useDeferredValue(useMemo(() => ({ data, findings, visits }), [data, findings, visits]));
  return useMemo(() => {
    const { data, findings } = later;
    // What nobody has come to yet is not held against anybody.
    const shown = findings.filter(({ code, pointer }) => code === "figure_value_missing" || !isEmpty(valueAt(data, pointer)) || store.isVisited(pointer));
    const kinds = sorted(shown);
    const counts = KINDS.filter(([kind]) => kinds[kind].length > 0).map(([kind, short]) => `${short} ${kinds[kind].length}`).join("，");
    return { data, shown, counts };
  }, [later, store]);
}
