// The form in a page of somebody else, with a style of its own, mounted in ten lines.

import assert from "node:assert/strict";
import { hands, LAPTOP, serve, watched } from "./form_page.mjs";

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>我们单位的办公系统</title>
    <link rel="stylesheet" href="/annual-report-form.css">
    <style>
      body { margin: 0 2rem; font: 15px/1.5 serif; color: #333; background: #fffdf5; }
      h1, h2 { color: darkgreen; text-transform: uppercase; letter-spacing: 0.3em; }
      button { color: white; background: darkgreen; border-radius: 2em; text-transform: uppercase; }
      input, textarea { border: 3px dotted green; }
      details { border: 5px solid orange; }
      #form { max-width: 50rem; --report-main: #1b5e20; --report-main-pale: #e6f2e6; }
    </style>
  </head>
  <body>
    <h1>办公系统</h1>
    <p><button id="own">我们的按钮</button></p>
    <details id="fold"><summary>通知</summary>没有新通知。</details>
    <main id="form"></main>
    <script type="module">
      import { mount } from "/annual-report-form.js";
      window.form = await mount(document.getElementById("form"), {
        storage: "our-office",
        report: { year: 2026, title: "机关2026年工作总结", work: [{}] },
        onChange: (report) => (window.title = report.title),
        onDocument: (file, name) => (window.got = name),
      });
    </script>
  </body>
</html>`;

export async function module(browser, binary, folder) {
  const server = await serve(binary);
  const faults = [];
  const context = await browser.newContext({ viewport: LAPTOP, locale: "zh-CN" });
  const page = await watched(context, faults);
  const clerk = hands(page, folder);
  await page.route("**/ours.html", (route) => route.fulfill({ contentType: "text/html", body: PAGE }));
  const looks = (selector) => page.locator(selector).evaluate((element) => {
    const { color, backgroundColor, borderTopWidth, textTransform, fontFamily } = getComputedStyle(element);
    return { color, backgroundColor, borderTopWidth, textTransform, fontFamily };
  });
  await page.goto(`${server.address}/ours.html`);
  await clerk.becomes("/title", "机关2026年工作总结");

  // The page's own looks are its own, the form's are the form's, in the page's letters and colours.
  assert.deepEqual([(await looks("#own")).backgroundColor, (await looks("#fold")).borderTopWidth, (await looks("h1")).textTransform], ["rgb(0, 100, 0)", "5px", "uppercase"]);
  const main = await looks(".annual-report-form button.main");
  assert.deepEqual([main.backgroundColor, main.textTransform], ["rgb(27, 94, 32)", "none"]);
  assert.equal((await looks("[id='root/title']")).borderTopWidth, "1px");
  assert.match((await looks("[id='root/title']")).fontFamily, /serif/);
  await clerk.picture("module");
  await clerk.isAccessible("in a page of somebody else");

  await clerk.fill("/title", "机关2026年度工作总结");
  await page.waitForFunction(() => window.title === "机关2026年度工作总结");
  await clerk.button("下载草稿").click();
  await page.waitForFunction(() => window.got === "机关2026年度工作总结（草稿）.docx");
  assert.ok(await page.evaluate(() => Object.keys(localStorage).every((key) => key.startsWith("our-office:"))));
  await page.evaluate(() => window.form.unmount());
  assert.equal(await page.locator("#form *").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
  await server.stop();
  console.log("the module: mounted in a page with a style of its own");
}
