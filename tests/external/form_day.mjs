// A clerk's day at the form: last year's report in, this year's draft out of it, figures as they are typed, an undo, a reload in the
// middle, the server restarted, the network lost, a second computer by file, the check with its fixes, the final document.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hands, LAPTOP, PHONE, serve, watched, ZOOMED } from "./form_page.mjs";

const LAST_YEAR = `石桥镇便民服务中心
2026年工作总结

2026年，中心围绕群众办事这件事抓落实。

一、工作情况
（一）优化窗口服务
一是合并办事窗口。全年受理事项3200件，按期办结率98.5%。
二是延时服务。周末值班46天。
|窗口|件数|
（二）推进网上办理
开通网上事项85项。
二、存在的问题
一是自助设备不足。
三、下一步打算
（一）增设自助终端。新增自助终端6台，培训引导员20人次。
（二）做好回访。每季度回访一次。

石桥镇便民服务中心
2026年12月20日
`;

export async function day(browser, binary, folder) {
  let server = await serve(binary);
  const faults = [];
  const context = await browser.newContext({ viewport: LAPTOP, locale: "zh-CN", acceptDownloads: true });
  const page = await watched(context, faults);
  const clerk = hands(page, folder);
  const { field, button, fill, value, becomes, add, checked, heading, focused, unfoldAll, foldAll, picture, isAccessible } = clerk;
  const open = async () => {
    await page.goto(server.address);
    await page.waitForSelector("form");
  };

  // In January one reports on the year that has ended.
  await page.clock.setFixedTime(new Date("2027-01-05T09:00:00"));
  await open();
  assert.equal(await value("/year"), "2026");
  await page.clock.setFixedTime(new Date("2027-12-20T09:00:00"));

  // Last year's report, pasted whole: what was left out is listed.
  await button("粘贴整篇报告").click();
  assert.equal(await focused(), "whole");
  await page.keyboard.insertText(LAST_YEAR);
  await isAccessible("a report is pasted");
  await button("读入").click();
  const found = page.getByRole("region", { name: "读入的报告" });
  await found.getByText("没有读入的 1 处").waitFor();
  await found.getByText("|窗口|件数|").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "接着填这份");
  await isAccessible("a report was read");
  await picture("pasted");
  await button("不用了").click();

  // The same as a file becomes this year's draft: plans are work, their targets figures.
  const old = join(folder, "去年.txt");
  writeFileSync(old, LAST_YEAR);
  await page.locator("#file").setInputFiles(old);
  await button("作为下一年报告的草稿").click();
  await becomes("/year", "2027");
  await unfoldAll();
  const item = "/work/0/items/0";
  assert.match(await value(`${item}/heading`), /^增设自助终端/);
  await picture("day-begun");

  // Figures as a clerk types them: with unit, word of approximation, in 万.
  const figure = `${item}/figures/0`;
  assert.equal(await value(`${figure}/target`), "6", "last year's plan stands beside the box");
  await fill(`${figure}/value`, "8台以上");
  await page.keyboard.press("Tab");
  await becomes(`${figure}/value`, "8");
  assert.equal(await field(`${figure}/approximation`).evaluate((choice) => choice.selectedOptions[0].text.slice(0, 2)), "以上");
  await fill(`${item}/figures/1/value`, "1.2万人次");
  await page.keyboard.press("Tab");
  await becomes(`${item}/figures/1/value`, "1.2");
  assert.equal(await value(`${item}/figures/1/unit`), "万人次");

  // A number in the text becomes a figure by a click, and the click can be taken back.
  const lead = `${item}/lead`;
  await field(lead).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("全年接待群众咨询3600余人次。");
  await clerk.chip("3600余人次");
  await page.waitForFunction((id) => /\{[^{}]+\}。$/.test(document.getElementById(id).value), `root${lead}`);
  const figures = await field(`${item}/figures`).locator("> ol > li").count();
  const last = `${item}/figures/${figures - 1}`;
  assert.deepEqual([await value(`${last}/value`), await value(`${last}/unit`)], ["3600", "人次"]);
  await button("撤销").click();
  assert.match(await value(lead), /咨询3600余人次。$/);
  assert.equal(await field(`${item}/figures`).locator("> ol > li").count(), figures - 1);

  // Ctrl+Z takes back in the box where the cursor stands, and nothing in another.
  await fill("/preamble", "今年以来，中心又上一个台阶。");
  await fill("/closing", "");
  await field("/closing").click();
  await page.keyboard.type("以上报告，");
  await page.waitForTimeout(900);
  await page.keyboard.type("请审议。");
  await page.keyboard.press("Control+z");
  assert.equal(await value("/closing"), "以上报告，");
  for (let times = 0; times < 5; times += 1) await page.keyboard.press("Control+z");
  assert.equal(await value("/closing"), "");
  assert.equal(await value("/preamble"), "今年以来，中心又上一个台阶。");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await value("/closing"), "以上报告，请审议。");

  // Numbered lines that are pasted become points.
  await clerk.paste("/work/0/items/1/lead", "　　回访按季开展。\n一是建立台账。逐户登记。\n二是限时整改。");
  await field("/work/0/items/1/lead").focus();
  await picture("numbered");
  await clerk.chip("分成 2 个要点");
  await becomes("/work/0/items/1/points/0/topic", "建立台账");
  await unfoldAll();
  assert.equal(await value("/work/0/items/1/lead"), "回访按季开展。");
  assert.equal(await value("/work/0/items/1/points/0/text"), "逐户登记。");
  assert.equal(await value("/work/0/items/1/points/1/topic"), "限时整改");

  // A reload right behind the last key loses nothing, and what was unfolded is so again.
  await foldAll();
  await clerk.unfold("/work");
  await clerk.unfold("/work/0");
  await field("/closing").click();
  await page.keyboard.press("End");
  await page.keyboard.type("谢谢！");
  await page.reload();
  await page.waitForSelector("form");
  assert.equal(await value("/closing"), "以上报告，请审议。谢谢！");
  assert.deepEqual(await page.evaluate(() => ["root/work", "root/work/0", "root/plans"].map((id) => document.getElementById(id).open)), [true, true, false]);

  // The server is started anew, the network is lost: said as long as it is so, and nothing is gone.
  await server.stop();
  await fill("/subtitle", "——在全镇年终会上的报告");
  await page.getByText("暂时连不上检查服务").waitFor();
  await button("下载草稿").click();
  await page.getByText("没有生成文档：连不上服务").waitFor();
  await picture("no-server");
  await isAccessible("without a server");
  server = await serve(binary, server.port);
  await page.getByText("暂时连不上检查服务").waitFor({ state: "detached" });
  await checked(() => fill("/subtitle", "——在全镇年终工作会上的报告"));
  await context.setOffline(true);
  await fill("/salutation", "各位代表");
  await page.getByText("暂时连不上检查服务").waitFor();
  await context.setOffline(false);
  await checked(() => fill("/salutation", "各位领导，同志们"));
  await page.getByText("暂时连不上检查服务").waitFor({ state: "detached" });

  // A second computer goes on, by the draft's document.
  const draft = await clerk.document("下载草稿");
  const far = await watched(await browser.newContext({ viewport: LAPTOP, locale: "zh-CN" }), faults);
  const other = hands(far, folder);
  await far.goto(server.address);
  await far.locator("#file").setInputFiles(draft.path);
  await other.button("接着填这份").click();
  await other.becomes("/closing", "以上报告，请审议。谢谢！");
  assert.equal(await other.value(`${figure}/value`), "8");
  await far.close();

  // The check downloads nothing. All it finds stands by its place, with the way there and certain fixes.
  await unfoldAll();
  await fill(lead, "强化引导,加强培训,做好服务。");
  await fill("/work/0/items/1/points/0/text", "逐户登记,按月更新。");
  await fill("/salutation", "");
  await foldAll();
  await button("检查").click();
  await page.getByText("检查完了").waitFor();
  const results = page.getByRole("region", { name: "检查结果" });
  await results.getByRole("heading", { name: /^增设自助终端/ }).first().waitFor();
  await picture("checked");
  await isAccessible("checked");
  await results.getByRole("button", { name: /^要点.*内容|建立台账 · 内容/ }).first().click();
  assert.equal(await focused(), "root/work/0/items/1/points/0/text");
  assert.ok(await field("/work/0/items/1/points/0/text").isVisible(), "unfolded on the way");
  await results.getByRole("button", { name: /全部改正/ }).first().click();
  await becomes(lead, "强化引导，加强培训，做好服务。");
  await becomes("/work/0/items/1/points/0/text", "逐户登记，按月更新。");

  // The final document: what is missing is refused and led to, what is doubtful is said and leaves her free.
  await unfoldAll();
  await fill(lead, "窗口前移,新增终端{新增自助终端}。");
  await fill(`${figure}/value`, "");
  await foldAll();
  await button("下载正式稿").click();
  await page.getByText("没有生成正式稿：还有 1 处要改").waitFor();
  await page.waitForFunction((id) => document.activeElement.id === id, `root${figure}/value`);
  await picture("refused");
  await page.keyboard.type("8");
  await page.getByText("没有生成正式稿").waitFor({ state: "detached" });
  const final = await clerk.document("下载正式稿");
  await page.getByText(/另有 \d+ 处提醒，可以看看再报，也可以直接报送/).waitFor();
  assert.match(final.text, /新增终端8台以上。/);
  assert.match(final.text, /以上报告，请审议。谢谢！/);
  await picture("final");

  // The bar leaves the text alone on a phone and in a window at 200 %.
  for (const [name, size, most] of [["phone", PHONE, 0.16], ["zoomed", ZOOMED, 0.3]]) {
    await page.setViewportSize(size);
    await field(lead).click();
    await picture(`${name}-day`);
    const bar = await page.locator(".bar").boundingBox();
    assert.ok(bar.height <= most * size.height, `${name}: the bar takes ${bar.height} of ${size.height}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: wider than its window`);
    await page.locator(".counts").click();
    await results.waitFor();
    await picture(`${name}-panel`);
    await isAccessible(`${name}, with the list open`);
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(faults, []);
  await context.close();
  await server.stop();
  console.log("a clerk's day: from last year's report to the final document, with nothing lost");
}
