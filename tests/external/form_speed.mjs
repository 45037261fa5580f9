// How long the form takes, measured and told: until it is there the first time, and at 40,000 characters and 180 figures from a key to its
// letter, with what follows in the pause behind it. What is asserted is why it is fast: a key touches its own field.

import assert from "node:assert/strict";
import { hands, LAPTOP, LONG, serve, watched } from "./form_page.mjs";

const PLACES = ["/title", "/preamble", "/work/0/items/0/points/0/text", "/work/1/items/2/figures/3/name", "/work/1/items/2/figures/3/value"];
// Longer than the pauses behind a key until it is saved, checked and drawn.
const PAUSE = 900;

export async function speed(browser, binary, folder) {
  const server = await serve(binary);
  const faults = [];
  const begin = async (data) => {
    const page = await watched(await browser.newContext({ viewport: LAPTOP, locale: "zh-CN" }), faults);
    const kept = data && JSON.stringify({ revision: "1", at: 1, name: "", data });
    await page.addInitScript((kept) => {
      if (kept) Object.assign(localStorage, { "annual-report:draft:x": kept, "annual-report:last": "x", "annual-report:view": "pages" });
      // Tasks of more than 50 ms, in which no key is answered.
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
      addEventListener("DOMContentLoaded", () => {
        const wait = () => (document.getElementById("root/title") ? (window.there = performance.now()) : requestAnimationFrame(wait));
        wait();
      });
    }, kept);
    await page.goto(server.address);
    await page.waitForFunction(() => window.there);
    return { page, there: await page.evaluate(() => window.there) };
  };
  const empty = await begin(null);
  const { page, there } = await begin(LONG);
  console.log(`the first form: ${empty.there.toFixed(0)} ms; with 40,000 characters: ${there.toFixed(0)} ms`);
  await hands(page, folder).unfoldAll();

  for (const pointer of PLACES) {
    const took = [];
    await page.locator(`[id="root${pointer}"]`).focus();
    await page.keyboard.press("End");
    await page.waitForTimeout(PAUSE);
    await page.evaluate(() => (window.tasks = []));
    for (const key of "12345") {
      const struck = await page.evaluate(async ([id, key, pause]) => {
        const control = document.getElementById(id);
        const elsewhere = new Set();
        // What sums up or says something of the field may change with it.
        const isAbout = (node) => (node instanceof Element ? node : node.parentElement)?.closest("summary, .messages");
        const isOwn = ({ target, addedNodes, removedNodes }) =>
          control.closest(".field").contains(target) || isAbout(target) || (addedNodes.length + removedNodes.length > 0 && [...addedNodes, ...removedNodes].every((node) => node.matches?.(".messages")));
        const watch = new MutationObserver((changes) => changes.filter((change) => !isOwn(change)).forEach(({ target }) => elsewhere.add(target.nodeName)));
        watch.observe(document.querySelector(".sheet-of-fields"), { subtree: true, childList: true, attributes: true, characterData: true });
        const since = performance.now();
        document.execCommand("insertText", false, key);
        control.getBoundingClientRect();
        const took = performance.now() - since;
        await new Promise((over) => setTimeout(over, pause));
        watch.disconnect();
        return { took, elsewhere: [...elsewhere] };
      }, [`root${pointer}`, key, PAUSE]);
      assert.deepEqual(struck.elsewhere, [], `a key in ${pointer} changes other fields`);
      took.push(struck.took);
    }
    const tasks = await page.evaluate(() => window.tasks);
    took.sort((one, other) => one - other);
    const behind = tasks.length > 0 ? `a task of ${Math.max(...tasks).toFixed(0)} ms` : "no task over 50 ms";
    console.log(`a key in ${pointer}: median ${took[2].toFixed(0)} ms, worst ${took[4].toFixed(0)} ms; behind it ${behind}`);
  }
  assert.deepEqual(faults, []);
  await Promise.all([empty.page, page].map((page) => page.context().close()));
  await server.stop();
}
