// The form in a page of somebody else, with a style of its own, mounted in ten lines; and its parts, each by itself.

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

const PARTS = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>各部分</title>
    <link rel="stylesheet" href="/annual-report-form.css">
  </head>
  <body>
    <h1>各部分</h1>
    <section id="list" aria-label="缺数"></section>
    <section id="outline" aria-label="结构"></section>
    <section id="pages" aria-label="预览"></section>
    <section id="text" aria-label="文字"></section>
    <details id="notes"><summary>说明</summary>没有。</details>
    <script type="module">
      import { connect, createDrafts, createFolds, findNumbers, keepFolds, mountFindings, mountOutline, mountPages, mountProse } from "/annual-report-form.js";
      const [text, list, outline, pages] = ["text", "list", "outline", "pages"].map((id) => document.getElementById(id));
      const server = connect();
      const { schema } = await server.form();
      const went = (window.went = []);
      const onGo = (pointer) => went.push(pointer);
      let data = { year: 2026, title: "总结", work: [{ lead: "接待群众。" }], figures: [{ name: "接待", unit: "人次" }, { name: "走访", value: 30, unit: "户", approximation: "余" }] };
      const shown = {
        list: mountFindings(list, { findings: [], kinds: ["missing"], data, schema, onGo }),
        outline: mountOutline(outline, { findings: [], data, schema, onGo }),
        pages: mountPages(pages, { server, report: data, onGo, onLine: (pointer, line) => went.push(pointer + " " + line) }),
      };
      const change = async (lead) => {
        data = window.data = { ...data, work: [{ ...data.work[0], lead }] };
        shown.pages.update({ report: data });
        const { findings } = await server.check(data, "draft");
        shown.list.update({ data, findings });
        shown.outline.update({ data, findings });
      };
      window.shown = { ...shown, text: mountProse(text, { label: "引言", value: data.work[0].lead, figures: data.figures, find: (text) => findNumbers(server, text), onChange: change, onState() {} }) };
      const drafts = createDrafts("parts");
      const { revision } = drafts.write("a", { name: "甲", data }, null);
      window.kept = [drafts.read("a").name, drafts.write("a", { name: "乙", data }, revision).result, drafts.write("a", { name: "丙", data }, revision).result];
      keepFolds(document.body, createFolds("parts"));
    </script>
  </body>
</html>`;

// A text with figures, the list of what is missing, the outline, the pages, drafts and folds, without the form.
async function parts(page, clerk, address) {
  await page.route("**/parts.html", (route) => route.fulfill({ contentType: "text/html", body: PARTS }));
  await page.goto(`${address}/parts.html`);
  const text = page.getByLabel("引言");
  await text.fill("接待群众");
  await clerk.chip("接待");
  await page.keyboard.type("，走访");
  await clerk.chip("走访 30余户");
  await page.keyboard.type("，慰问500人。");
  await page.getByRole("group", { name: "变成指标" }).getByText("500人").waitFor();
  await page.waitForFunction(() => window.data?.work[0].lead === "接待群众{接待}，走访{走访}，慰问500人。");
  await page.locator("#list").getByRole("heading", { name: "还缺 1 个数" }).waitFor();
  assert.equal(await page.locator("#list section").count(), 1, "what is asked for only");
  await page.locator("#list").getByRole("button", { name: /接待/ }).click();
  await page.locator("#outline").getByRole("button", { name: /报告开头/ }).click();
  await page.locator("#pages svg").getByText("慰问").waitFor();
  await page.locator("#pages .mark").first().click();
  assert.deepEqual(await page.evaluate(() => window.went), ["/figures/0/value", "/title", "/work/0/lead"]);
  await page.locator("#pages svg text").first().click();
  assert.deepEqual(await page.evaluate(() => window.went.at(-1)), "/title 总结");
  assert.deepEqual(await page.evaluate(() => window.kept), ["甲", "kept", "elsewhere"]);
  await page.locator("#notes summary").click();
  await clerk.isAccessible("the parts by themselves");
  await clerk.picture("parts");
  await page.reload();
  await page.waitForFunction(() => document.getElementById("notes").open);
  await page.evaluate(() => Object.values(window.shown).forEach((part) => part.unmount()));
  assert.equal(await page.locator("section *").count(), 0);
}

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
  await parts(page, clerk, server.address);
  assert.deepEqual(faults, []);
  await context.close();
  await server.stop();
  console.log("the module: mounted in a page with a style of its own, and part by part");
}
