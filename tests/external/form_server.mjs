// Fills in the form of the form server as a clerk would, from empty to a downloaded document, which pandoc reads; with a figure
// missing on the way, a reference misspelt, the page reloaded, an item deleted and brought back, the network lost, the draft not kept, a
// second computer by file and last year's document. axe-core judges the page in each state. Then a whole day (form_day.mjs), several
// drafts and windows (form_drafts.mjs), the pages beside the form (form_pages.mjs), the form in another page (form_module.mjs) and how fast
// it is (form_speed.mjs).
//
// node form_server.mjs FORM_SERVER FOLDER     (the built server; a folder for documents and pictures)

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "./browser.mjs";
import { day } from "./form_day.mjs";
import { drafts } from "./form_drafts.mjs";
import { module } from "./form_module.mjs";
import { hands, LAPTOP, PHONE, serve, watched } from "./form_page.mjs";
import { pages } from "./form_pages.mjs";
import { speed } from "./form_speed.mjs";

const [binary, folder] = process.argv.slice(2);

const server = await serve(binary);
const browser = await open();
try {
  const { address } = server;
  const faults = [];
  const context = await browser.newContext({ viewport: LAPTOP, locale: "zh-CN", acceptDownloads: true });
  const page = await watched(context, faults);
  const clerk = hands(page, folder);
  const { field, fill, add, chip, checked, message, heading, more, focused, isAccessible, unfoldAll, foldAll, picture, paste, document: documentText } = clerk;

  // For a validator.
  writeFileSync(join(folder, "openapi.json"), await (await fetch(`${address}/openapi.json`)).text());
  await page.goto(address);
  await page.waitForSelector("form");
  assert.equal(await page.locator(".messages li").count(), 0, "an empty form scolds nobody");
  await picture("empty");
  await isAccessible("empty");

  // The head.
  await page.getByLabel("标题", { exact: true }).first().fill("云溪县水务局2026年工作总结");
  await page.getByLabel("单位").first().fill("云溪县水务局");
  await fill("/year", 2026);
  await fill("/reported_on", "2026-12-25");

  // An item of work with two figures, one of which is not known yet.
  const item = "/work/0/items/0";
  await add("/work/0/items");
  assert.equal(await message(`${item}/heading`).count(), 0, "a new item scolds nobody");
  await fill(`${item}/heading`, "抓好理论学习");
  for (const [index, [name, unit, value]] of [["集中学习", "次", 30], ["参学率", "%"]].entries()) {
    await add(`${item}/figures`);
    await fill(`${item}/figures/${index}/name`, name);
    await fill(`${item}/figures/${index}/unit`, unit);
    if (value) await fill(`${item}/figures/${index}/value`, value);
  }
  await field(`${item}/figures/0/approximation`).selectOption({ label: "余（20余次）" });
  await add(`${item}/points`);
  await fill(`${item}/points/0/topic`, "组织集中学习");

  // The text, with figures put in by a click.
  const text = field(`${item}/points/0/text`);
  await text.click();
  await page.keyboard.type("全年开展");
  await chip("集中学习");
  await page.keyboard.type("，参学率达到");
  await chip("参学率");
  await checked(() => page.keyboard.type("。"));
  assert.equal(await text.inputValue(), "全年开展{集中学习}，参学率达到{参学率}。");
  await picture("writing");

  // The missing figure is counted, said at the text that stands on it, and a draft has a blank.
  await heading("还缺 1 个数").waitFor();
  await message(`${item}/points/0/text`).getByText("文中的“参学率”还没有数").waitFor();
  const draft = await documentText("下载草稿");
  assert.equal(draft.name, "云溪县水务局2026年工作总结（草稿）.docx");
  assert.match(draft.text, /全年开展30余次，参学率达到____%。/);

  // Nothing is lost on reload.
  await page.reload();
  await page.waitForSelector("form");
  await unfoldAll();
  assert.equal(await text.inputValue(), "全年开展{集中学习}，参学率达到{参学率}。");
  assert.equal(await field("/title").inputValue(), "云溪县水务局2026年工作总结");
  assert.equal(await field(`${item}/figures/0/approximation`).evaluate((choice) => choice.selectedOptions[0].text), "余（20余次）");

  // A misspelt figure is answered at its field; mended, the message goes.
  await text.fill("全年开展{集体学习}，参学率达到{参学率}。");
  await message(`${item}/points/0/text`).getByText("没有名为“集体学习”的指标。是否为“集中学习”？").waitFor();
  await heading("要改 1 处").waitFor();
  await isAccessible("with findings");
  await picture("findings");
  await text.fill("全年开展{集中学习}，参学率达到{参学率}。");
  await heading("要改 1 处").waitFor({ state: "detached" });

  // A problem with a measure, and a plan.
  await add("/problems/items");
  await fill("/problems/items/0/topic", "学用结合不够紧密");
  await add("/problems/items/0/measures");
  await fill("/problems/items/0/measures/0/what", "每季度开展一次专题调研");
  await add("/plans/items");
  await fill("/plans/items/0/heading", "完善学习制度");
  await fill("/plans/items/0/text", "健全学习档案，按季通报。");

  // The final document is refused and leads to the figure; so does the list of missing ones.
  await page.getByRole("button", { name: "下载正式稿" }).click();
  await page.getByText("没有生成正式稿：还有 1 处要改").waitFor();
  const value = `${item}/figures/1/value`;
  await page.waitForFunction((id) => document.activeElement.id === id, `root${value}`);
  await foldAll();
  await page.locator(".list.missing").getByRole("button", { name: "参学率" }).click();
  assert.equal(await focused(), `root${value}`);

  // As clerks type a number: with its unit, a wrong one that is asked about, and the wheel over the box.
  await page.keyboard.type("2,5");
  await page.keyboard.press("Tab");
  await page.getByText("小数点还是分节号").waitFor();
  assert.equal(await field(value).inputValue(), "2,5", "what was typed stays");
  await fill(`${item}/figures/1/unit`, "");
  await fill(value, "98.50%");
  await page.keyboard.press("Tab");
  await page.waitForFunction((id) => document.getElementById(id).value === "98.50", `root${value}`);
  assert.equal(await field(`${item}/figures/1/unit`).inputValue(), "%");
  await page.getByText("小数点还是分节号").waitFor({ state: "detached" });
  await field(value).hover();
  await field(value).focus();
  await page.mouse.wheel(0, -200);
  assert.equal(await field(value).inputValue(), "98.50", "the wheel changes nothing");
  await unfoldAll();
  await fill(`${item}/figures/0/value`, "20余");
  await page.keyboard.press("Tab");
  await page.waitForFunction((id) => document.getElementById(id).value === "20", `root${item}/figures/0/value`);
  assert.equal(await field(`${item}/figures/0/approximation`).evaluate((choice) => choice.selectedOptions[0].text), "余（20余次）");
  await heading("还缺 1 个数").waitFor({ state: "detached" });

  // A figure gets another name, and the text follows.
  await fill(`${item}/figures/0/name`, "集体学习");
  await page.keyboard.press("Tab");
  await page.waitForFunction((id) => document.getElementById(id).value.includes("{集体学习}"), `root${item}/points/0/text`);
  assert.equal(await text.inputValue(), "全年开展{集体学习}，参学率达到{参学率}。");

  // A deletion is undone, in its place, and what was written since stays.
  await unfoldAll();
  await page.getByRole("button", { name: "删除第 1 项" }).and(page.locator("li:has([id='root/plans/items/0']) > .buttons button")).click();
  await page.getByText("已删除一项").waitFor();
  assert.equal(await field("/plans/items/0").count(), 0);
  await fill("/subtitle", "——在全局大会上");
  await page.getByRole("button", { name: "撤销" }).click();
  assert.equal(await field("/plans/items/0/heading").inputValue(), "完善学习制度");
  assert.equal(await field("/subtitle").inputValue(), "——在全局大会上");
  await fill("/subtitle", "");

  // What comes along with copied text does not come in, and a date in words is one.
  await paste("/closing", "　　以上报告，\u200B请审议。\r\n　　谢谢大家！");
  assert.equal(await field("/closing").inputValue(), "以上报告，请审议。\n谢谢大家！");
  await paste("/reported_on", "2026年12月5日");
  assert.equal(await field("/reported_on").inputValue(), "2026-12-05");
  await fill("/closing", "");
  await fill("/reported_on", "2026-12-25");

  // What is added has the cursor.
  await add("/attachments");
  assert.equal(await focused(), "root/attachments/0");
  await page.keyboard.type("先进集体名单");
  await field("/attachments").locator("li .buttons button", { hasText: "删除" }).click();

  // A check that downloads nothing; its certain fixes are put in by a click.
  await fill("/plans/items/0/text", "健全学习档案,按季通报。");
  await checked(() => page.getByRole("button", { name: "检查", exact: true }).click());
  await page.locator(".list.warning .fix", { hasText: "改为“，”" }).first().click();
  assert.equal(await field("/plans/items/0/text").inputValue(), "健全学习档案，按季通报。");

  // The network goes and comes back.
  await context.setOffline(true);
  await fill("/salutation", "各位领导");
  await page.getByText("暂时连不上检查服务").waitFor();
  await context.setOffline(false);
  await fill("/salutation", "");
  await page.getByText("暂时连不上检查服务").waitFor({ state: "detached" });

  // A draft that is not kept is said as long as that is so, and closing asks.
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await asks(), false);
  await page.evaluate(() => { Storage.prototype.kept = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new Error("full"); }; });
  await checked(() => fill("/salutation", "各位同事"));
  await page.waitForTimeout(300);
  await page.getByText("草稿没有保存下来").waitFor();
  assert.equal(await asks(), true, "closing asks");
  await picture("unsaved");
  await page.evaluate(() => { Storage.prototype.setItem = Storage.prototype.kept; });
  await fill("/salutation", "");
  await page.getByText("草稿没有保存下来").waitFor({ state: "detached" });

  await more("附指标表和问题清单");
  const final = await documentText("下载正式稿");
  assert.equal(final.name, "云溪县水务局2026年工作总结.docx");
  for (const line of ["（一）抓好理论学习", "一是组织集中学习。全年开展20余次，参学率达到98.50%。", "一是学用结合不够紧密。", "（一）完善学习制度。健全学习档案，按季通报。", "2026年12月25日"]) {
    assert.ok(final.text.includes(line), `${line} is not in the document:\n${final.text}`);
  }
  assert.ok(final.text.includes("每季度开展一次专题调研"), "the annex");

  await unfoldAll();
  await isAccessible("everything unfolded");
  await foldAll();
  await page.evaluate(() => scrollTo(0, 0));
  await picture("laptop");
  await page.setViewportSize(PHONE);
  await picture("phone");
  await unfoldAll();
  await text.click();
  await picture("phone-writing");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `the page is ${width} wide on a phone`);
  await isAccessible("on a phone");

  // Another computer goes on with the draft as a file; its digits are those that were typed.
  await page.setViewportSize(LAPTOP);
  const [file] = await Promise.all([page.waitForEvent("download"), more("存成文件")]);
  const saved = join(folder, "draft.json");
  await file.saveAs(saved);
  const elsewhere = await (await browser.newContext({ viewport: LAPTOP, locale: "zh-CN" })).newPage();
  elsewhere.on("pageerror", (error) => faults.push(String(error)));
  await elsewhere.goto(address);
  await elsewhere.locator("#file").setInputFiles(saved);
  await elsewhere.getByRole("button", { name: "接着填这份" }).click();
  assert.equal(await elsewhere.locator(`[id="root${value}"]`).inputValue(), "98.50");
  assert.equal(await elsewhere.locator('[id="root/title"]').inputValue(), "云溪县水务局2026年工作总结");

  // Last year's document starts this year's draft: the plan is work now, what stood there before comes back by undo.
  await elsewhere.locator("#file").setInputFiles(final.path);
  await elsewhere.getByRole("region", { name: "读入的报告" }).waitFor();
  await elsewhere.screenshot({ path: join(folder, "form-opened.png") });
  await elsewhere.getByRole("button", { name: "作为下一年报告的草稿" }).click();
  await elsewhere.waitForFunction(() => document.getElementById("root/year")?.value === "2027");
  assert.equal(await elsewhere.locator('[id="root/work/0/items/0/heading"]').inputValue(), "完善学习制度");
  await elsewhere.screenshot({ path: join(folder, "form-next-year.png") });
  await elsewhere.getByRole("button", { name: "撤销" }).click();
  assert.equal(await elsewhere.locator('[id="root/year"]').inputValue(), "2026");
  await elsewhere.locator("#file").setInputFiles({ name: "坏.docx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\u0003\u0004 broken") });
  await elsewhere.getByText("没有读入“坏.docx”").waitFor();

  // What this browser has open.
  const keep = (kept) => elsewhere.evaluate((kept) => { sessionStorage.clear(); localStorage.setItem("annual-report:draft:x", kept); localStorage.setItem("annual-report:last", "x"); }, kept);

  // A damaged draft never gives a white page.
  for (const damaged of ["{bad", "null", "[1]", '{"data":[1]}', ...['{"year":2025,"work":"x","figures":[null,3],"reporter":[]}', '{"title":{"a":1},"work":[{"items":{"a":1}},7],"problems":{"items":[{"measures":3}]}}'].map((data) => `{"revision":"1","data":${data}}`)]) {
    await keep(damaged);
    await elsewhere.reload();
    await elsewhere.waitForSelector("form");
    assert.ok(await elsewhere.locator('[id="root/title"]').isVisible(), damaged);
  }

  // What was cleared comes back.
  await more("清空重填");
  assert.equal(await field("/title").inputValue(), "");
  await page.getByRole("button", { name: "撤销" }).click();
  assert.equal(await field("/title").inputValue(), "云溪县水务局2026年工作总结");
  assert.deepEqual(faults, []);
  console.log("form server: filled in, corrected, undone, downloaded, read and begun anew; axe-core found nothing serious");
  await context.close();
  for (const part of [day, drafts, pages, module, speed]) await part(browser, binary, folder);
} finally {
  await browser.close();
  await server.stop();
}
