// Several drafts and several windows: none erases another; what goes comes back; on a shared computer nothing stays. And the hands:
// buttons that stay under the pointer, Ctrl+S, a page on paper.

import assert from "node:assert/strict";
import { hands, LAPTOP, serve, watched } from "./form_page.mjs";

export async function drafts(browser, binary, folder) {
  const server = await serve(binary);
  const faults = [];
  const context = await browser.newContext({ viewport: LAPTOP, locale: "zh-CN", acceptDownloads: true });
  const page = await watched(context, faults);
  const clerk = hands(page, folder);
  const { field, button, fill, value, becomes, add, focused, isAccessible, picture, unfoldAll } = clerk;
  await page.goto(server.address);
  await page.waitForSelector("form");

  // Two windows have the same draft open. The older one is told and asked; whoever writes on all the same loses nothing.
  await fill("/title", "河湾街道2027年工作总结");
  await page.getByText(/草稿已保存在这个浏览器里（/).waitFor();
  const second = await watched(context, faults);
  const other = hands(second, folder);
  await second.goto(server.address);
  await other.becomes("/title", "河湾街道2027年工作总结");
  await other.fill("/closing", "第二个窗口写的。");
  await page.getByText(/另一个窗口 .* 改了这份草稿/).waitFor();
  await picture("two-windows");
  await isAccessible("another window was first");
  await button("换成那边的").click();
  await becomes("/closing", "第二个窗口写的。");
  await page.getByText(/另一个窗口/).waitFor({ state: "detached" });
  await fill("/preamble", "第一个窗口写的。");
  await second.getByText(/另一个窗口 .* 改了这份草稿/).waitFor();
  await other.fill("/closing", "第二个窗口又写的。");
  await second.getByText(/两边都没有丢/).waitFor();
  await other.button("知道了").click();
  const texts = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(":draft:")).map(([, text]) => JSON.parse(text).data));
  assert.deepEqual((await texts()).map(({ closing, preamble }) => [closing, preamble]).sort(), [["第二个窗口写的。", "第一个窗口写的。"], ["第二个窗口又写的。", undefined]]);
  assert.equal(await value("/closing"), "第二个窗口写的。");
  await second.close();

  // The list of drafts: a new one, a name, another one, a deletion that is taken back.
  let list = await clerk.drafts();
  assert.equal(await list.locator("li").count(), 2);
  await isAccessible("the drafts");
  await picture("drafts");
  await button("新建一份", list).click();
  await becomes("/title", "");
  await fill("/title", "河湾街道半年小结");
  list = await clerk.drafts();
  assert.equal(await list.locator("li").count(), 3);
  await button("改名：河湾街道半年小结", list).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("半年的");
  await page.keyboard.press("Enter");
  await list.getByRole("button", { name: "半年的", exact: true }).waitFor();
  await button("删除草稿：半年的", list).click();
  await becomes("/title", "河湾街道2027年工作总结");
  await button("撤销").click();
  await becomes("/title", "河湾街道半年小结");
  await page.keyboard.press("Escape");
  list = await clerk.drafts();
  await list.locator("li button.name", { hasText: /^河湾街道2027年工作总结$/ }).click();
  await becomes("/preamble", "第一个窗口写的。");
  await page.reload();
  await becomes("/preamble", "第一个窗口写的。");

  // An item that is moved takes its buttons along under the pointer; the next press moves it on.
  for (const text of ["甲", "乙", "丙", "丁"]) {
    await add("/attachments");
    await page.keyboard.type(text);
  }
  const down = field("/attachments").locator("> ol > li").first().getByRole("button", { name: /^下移/ });
  await down.scrollIntoViewIfNeeded();
  const { x, y } = await down.boundingBox();
  for (const order of ["乙甲丙丁", "乙丙甲丁"]) {
    await page.mouse.click(x + 10, y + 10);
    await page.waitForFunction((order) => [...document.querySelectorAll("[id='root/attachments'] textarea, [id='root/attachments'] input")].map(({ value }) => value).join("") === order, order);
  }
  await page.keyboard.press("Enter");
  await becomes("/attachments/3", "甲");

  // The hand's habit saves, and says so.
  await field("/closing").focus();
  await page.keyboard.type("再写一句。");
  assert.equal(await page.evaluate(() => !dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, cancelable: true }))), true, "not the browser's own");
  assert.ok((await texts()).some(({ closing }) => closing?.includes("再写一句。")), "at once");
  await page.getByText(/草稿已保存在这个浏览器里（/).waitFor();

  // On paper: no buttons, nothing folded; behind the printer it is as it was.
  await page.evaluate(() => document.querySelectorAll(".sheet-of-fields details").forEach((fold) => (fold.open = false)));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("button:visible, .bar:visible, .panel:visible").count(), 0);
  assert.equal(await page.locator(".sheet-of-fields details:not([open])").count(), 0);
  await picture("print");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  assert.equal(await page.locator(".sheet-of-fields details[open]").count(), 0);

  // On a shared computer the drafts go behind the download, the damaged one too.
  await page.evaluate(() => localStorage.setItem("annual-report:draft:damaged", "{bad"));
  await page.evaluate(() => localStorage.setItem("somebody-else", "stays"));
  await clerk.more("公用电脑：下载后清除本机草稿");
  await picture("more");
  await isAccessible("the menu");
  await page.keyboard.press("Escape");
  await clerk.document("下载草稿");
  await page.getByText("本机草稿已全部清除").waitFor();
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage).filter((key) => key.includes("draft"))]), [["somebody-else"], []]);
  assert.equal(await value("/title"), "");
  await button("撤销").click();
  await becomes("/title", "河湾街道2027年工作总结");

  // A damaged draft can be carried to somebody who mends it.
  list = await clerk.drafts();
  const damaged = await clerk.downloaded(() => button("存成文件", list).click());
  assert.equal(damaged.name, "读不出来的草稿.txt");
  assert.deepEqual(faults, []);
  await context.close();
  await server.stop();
  console.log("drafts: two windows, names, deletions, a shared computer; moves, Ctrl+S, paper");
}
