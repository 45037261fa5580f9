// The report as it is printed, beside the form: pages that follow what is written, and lines that lead to their fields.

import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { lineOf } from "./line.js";
import { createPager } from "./pager.js";
import { Sheet } from "./sheet.jsx";

const NONE = new Map();

/**
 * `server` is that of server.js, `report` the report as its JSON, by the rules of which `stage` it is checked and whether it has `annexes`;
 * `at` is the pointer of the field in which the cursor stands. A click on a line calls `onLine(pointer, text)`, one on what was found
 * `onGo(pointer)`.
 */
export const Pages = memo(function Pages({ server, report, stage = "draft", annexes = false, at = "", onLine, onGo }) {
  const [state, setState] = useState({ sizes: [], at: null, pages: NONE });
  const [pager] = useState(() => createPager(server, setState));
  useEffect(() => pager.want({ json: server.json(report), stage, annexes, at }), [pager, server, report, stage, annexes, at]);
  const { sizes, pages, isRefused, isOffline } = state;
  const scroller = useRef(null);
  const followed = useRef("");
  const [seen, setSeen] = useState(NONE);

  // Which pages are looked at, with those a little above and below.
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => setSeen((before) => new Map([...before, ...entries.map(({ target, isIntersecting }) => [Number(target.dataset.page), isIntersecting])])),
      { root: scroller.current, rootMargin: "50% 0px" },
    );
    scroller.current.querySelectorAll("li").forEach((sheet) => watch.observe(sheet));
    return () => watch.disconnect();
  }, [sizes.length]);
  useEffect(() => {
    const watch = new IntersectionObserver(([{ isIntersecting }]) => pager.look(isIntersecting));
    watch.observe(scroller.current);
    return () => {
      watch.disconnect();
      pager.look(false);
    };
  }, [pager]);
  useEffect(() => {
    const numbers = [...seen].filter(([number, isSeen]) => isSeen && number < sizes.length).map(([number]) => number);
    if (numbers.length > 0) pager.want({ from: Math.min(...numbers), to: Math.max(...numbers) });
  }, [pager, seen, sizes.length]);

  // To where one writes, once; whoever looks elsewhere is left alone.
  useLayoutEffect(() => {
    const page = state.at === null ? null : scroller.current.querySelector(`li[data-page="${state.at}"]`);
    const picture = page?.querySelector(".picture");
    const line = at && picture && lineOf(picture.shadowRoot, at);
    if (!line || followed.current === at) return;
    followed.current = at;
    const [box, view] = [line.getBoundingClientRect(), scroller.current.getBoundingClientRect()];
    if (box.top < view.top || box.bottom > view.bottom) scroller.current.scrollBy({ top: box.top - view.top - view.height / 3, behavior: "instant" });
  });

  return (
    <section className="pages" aria-label="页面">
      <h2>页面{sizes.length > 0 && <span className="inside">共 {sizes.length} 页</span>}</h2>
      {isRefused && <p className="note" role="status">有填不成的地方，改正以前这里是先前的页面。</p>}
      {isOffline && <p className="note" role="status">连不上服务，这里是先前的页面。</p>}
      <ol ref={scroller} className="sheets" tabIndex={0} aria-label="各页，点一行就到填它的地方">
        {sizes.map((size, number) => <Sheet key={number} number={number} size={size} {...pages.get(number)} at={at} onLine={onLine} onGo={onGo} />)}
      </ol>
    </section>
  );
});
