// The pages of the report, asked for as it changes.

import { useEffect, useRef, useState } from "react";
import { createPager } from "./pager.js";

export function usePages(server, report, stage, annexes) {
  const [pages, setPages] = useState({ sizes: [], at: null, pages: new Map() });
  const pager = useRef(null);
  pager.current ??= createPager(server, setPages);
  useEffect(() => pager.current.want({ json: server.json(report), stage, annexes }), [server, report, stage, annexes]);
  return { pager: pager.current, pages };
}
