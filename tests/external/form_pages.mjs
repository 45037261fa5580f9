// The pages beside the form: they follow what is written, a line leads to its field, what was found is marked; of a long report those are
// drawn that are looked at. How long a key takes to the page is measured and told.

import assert from "node:assert/strict";
import { hands, LAPTOP, LONG, PHONE, serve, watched, WIDE } from "./form_page.mjs";

const REPORT = {
  year: 2026,
  title: "青石镇2026年工作总结",
  preamble: "今年以来,全镇上下抓落实。",
  work: [{ items: [{ heading: "抓好服务", points: [{ topic: "优化窗口", text: `${"窗口前移到村，群众少跑一趟。".repeat(60)}全年接待群众{接待}。最后请大家提出意见。` }] }] }],
  figures: [{ name: "接待", unit: "人次" }],
};

const SHOWN = {
  year: 2026,
  title: "云溪县水务局\n2026年工作总结",
  preamble: "今年以来，全局上下围绕供水安全和河湖管护抓落实。",
  work: [{
    items: [{
      heading: "抓好理论学习",
      points: [
        { topic: "组织集中学习", text: "全年开展{集体学习}，参学率达到{参学率}。" },
        { topic: "结合实际研讨", text: "围绕水源保护专题研讨{研讨}，形成调研报告6篇。" },
      ],
      figures: [{ name: "集中学习", value: 30, unit: "次", approximation: "余" }, { name: "参学率", unit: "%" }, { name: "研讨", value: 4, unit: "次" }],
    }],
  }],
};

export async function pages(browser, binary, folder) {
  const server = await serve(binary);
  const faults = [];
  const begin = async (viewport, data, view) => {
    const page = await watched(await browser.newContext({ viewport, locale: "zh-CN" }), faults);
    const kept = JSON.stringify({ revision: "1", at: 1, name: "", data });
    await page.addInitScript(([kept, view]) => {
      if (localStorage.getItem("annual-report:last")) return;
      localStorage.setItem("annual-report:draft:x", kept);
      localStorage.setItem("annual-report:last", "x");
      localStorage.setItem("annual-report:view", view);
    }, [kept, view]);
    await page.goto(server.address);
    await page.locator("[id='root/title']").waitFor();
    return { page, clerk: hands(page, folder) };
  };
  const sheet = (page, number) => page.locator(`.sheets li[data-page="${number - 1}"]`);

  // On a wide screen the list and the pages are beside the form; the first page is there, the blank and what was found can be seen.
  const { page, clerk } = await begin(WIDE, REPORT, "check");
  await page.getByText("共 2 页").waitFor();
  await sheet(page, 1).locator("svg").getByText("青石镇", { exact: false }).first().waitFor();
  assert.ok(await page.getByRole("navigation", { name: "提纲" }).isVisible());
  await sheet(page, 2).locator("svg .blank").waitFor();
  assert.equal(await page.locator(".sheets script, .sheets foreignObject").count(), 0);
  const mark = sheet(page, 2).getByRole("button", { name: /提醒：.*接待.*还没有数/ });
  await mark.waitFor();
  const [over, blank] = [await mark.boundingBox(), await sheet(page, 2).locator("svg .blank").boundingBox()];
  assert.ok(Math.abs(over.x - blank.x) < 3 && Math.abs(over.y - blank.y) < 6, `marked at the blank: ${JSON.stringify([over, blank])}`);
  await clerk.isAccessible("with pages");
  await clerk.picture("pages-wide");

  // A line leads to what it prints: the box, and the character in it.
  await sheet(page, 2).locator("svg g[data-place]").last().click();
  const text = "/work/0/items/0/points/0/text";
  assert.equal(await clerk.focused(), `root${text}`);
  const at = await clerk.field(text).evaluate((box) => [box.selectionStart, box.value.length]);
  assert.ok(at[0] > 800 && at[0] < at[1], `the cursor stands at ${at[0]} of ${at[1]}`);
  assert.ok(await clerk.field(text).isVisible(), "unfolded on the way");
  await mark.click();
  assert.equal(await clerk.focused(), `root${text}`);

  // What is written stands on its page, and the other page is not drawn anew.
  const picture = (number) => sheet(page, number).locator("svg").evaluateHandle((svg) => svg);
  const [first, second] = [await picture(1), await picture(2)];
  await page.keyboard.press("Control+End");
  await page.keyboard.type("谢谢大家。");
  await sheet(page, 2).locator("svg").getByText("谢谢大家。").waitFor();
  assert.deepEqual([await first.evaluate((svg) => svg.isConnected), await second.evaluate((svg) => svg.isConnected)], [true, false]);

  // The letters of an input method are no text yet: neither saved nor drawn.
  const method = await page.context().newCDPSession(page);
  for (const letters of ["x", "xi", "xie"]) await method.send("Input.imeSetComposition", { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
  await page.waitForTimeout(300);
  const saved = () => page.evaluate(() => localStorage.getItem("annual-report:draft:x"));
  assert.doesNotMatch(await saved(), /xie/);
  await method.send("Input.insertText", { text: "写" });
  await sheet(page, 2).locator("svg").getByText("谢谢大家。写").waitFor();
  assert.match(await saved(), /谢谢大家。写/);

  // The check's findings are marked too, and gone with their cause.
  await clerk.button("检查").click();
  await sheet(page, 1).getByRole("button", { name: /提醒：.*逗号|提醒：.*半角|提醒：.*“,”/ }).first().waitFor();
  await clerk.picture("pages-checked");
  await clerk.fill("/preamble", "今年以来，全镇上下抓落实。");
  await sheet(page, 1).locator(".mark").first().waitFor({ state: "detached" });

  // Annexes come with their box.
  await page.getByText("更多", { exact: true }).click();
  await page.getByText("附指标表和问题清单", { exact: true }).click();
  await page.getByText("共 3 页").waitFor();
  await page.context().close();

  // On a laptop one of the two, chosen once; on a phone in the sheet from below.
  const laptop = await begin(LAPTOP, REPORT, "check");
  await laptop.clerk.button("页面").click();
  await sheet(laptop.page, 1).locator("svg").waitFor();
  await laptop.clerk.picture("pages-laptop");
  await laptop.clerk.isAccessible("pages on a laptop");
  await laptop.page.reload();
  await sheet(laptop.page, 1).locator("svg").waitFor();
  await laptop.page.context().close();
  const phone = await begin(PHONE, REPORT, "check");
  assert.ok(!(await phone.page.locator(".pages").isVisible()));
  await phone.page.locator(".counts").click();
  await phone.clerk.button("页面").click();
  await sheet(phone.page, 1).locator("svg").waitFor();
  await phone.clerk.picture("pages-phone");
  await phone.clerk.isAccessible("pages on a phone");
  await sheet(phone.page, 1).locator("svg g[data-place] text").first().click();
  assert.equal(await phone.clerk.focused(), "root/title");
  assert.ok(!(await phone.page.locator(".pages").isVisible()), "the field is in sight");
  await phone.page.context().close();

  // The picture of the README and the guide.
  const shown = await begin(LAPTOP, SHOWN, "pages");
  await shown.clerk.unfoldAll();
  const point = "/work/0/items/0/points/0";
  await shown.clerk.field(`${point}/text`).focus();
  await shown.clerk.message(`${point}/text`).getByText("是否为“集中学习”").waitFor();
  await sheet(shown.page, 1).getByRole("button", { name: /要改/ }).waitFor();
  await shown.clerk.field(`${point}/topic`).evaluate((box) => scrollBy(0, box.getBoundingClientRect().top - 150));
  await shown.clerk.picture("shown");
  await shown.page.context().close();

  // A long report: what is far off is not drawn, and comes where one writes.
  const long = await begin(WIDE, LONG, "check");
  await sheet(long.page, 1).locator("svg").waitFor();
  const count = await long.page.locator(".sheets li").count();
  assert.ok(count > 60 && (await long.page.locator(".sheets svg").count()) < 8, `${count} pages`);
  await long.clerk.unfoldAll();
  const place = "/work/2/items/3/points/2/text";
  await long.clerk.field(place).focus();
  await long.page.waitForFunction((place) => [...document.querySelectorAll(".picture")].some((picture) => picture.shadowRoot?.querySelector(`[data-place="${place}"]`)), "/work/2/items/3/points/2/topic");
  await long.clerk.picture("pages-long");
  // Through all of it and back: each page is there again.
  for (const top of [0.2, 0.4, 0.6, 0.8, 1, 0.5, 0]) {
    await long.page.locator(".sheets").evaluate((sheets, top) => sheets.scrollTo(0, top * sheets.scrollHeight), top);
    await long.page.waitForTimeout(100);
    await long.page.waitForFunction(() => {
      const view = document.querySelector(".sheets").getBoundingClientRect();
      const seen = [...document.querySelectorAll(".sheets li")].filter((sheet) => {
        const { top, bottom } = sheet.getBoundingClientRect();
        return bottom > view.top && top < view.bottom;
      });
      return seen.every((sheet) => sheet.querySelector(".picture"));
    });
  }
  await long.clerk.field(place).focus();
  await long.page.locator(".sheets").evaluate((sheets, page) => sheets.querySelectorAll("li")[page].scrollIntoView(), Math.floor(count * 0.85));
  const took = await fromKeyToPage(long.page, place);
  console.log(`pages: from a key to the page at 40,000 characters: median ${took[took.length >> 1].toFixed(0)} ms, worst ${took.at(-1).toFixed(0)} ms`);
  await long.page.context().close();

  assert.deepEqual(faults, []);
  await server.stop();
  console.log("the pages beside the form: followed, clicked, marked");
}

// How long it takes from a key to the page on which it can be seen, in ascending order.
const fromKeyToPage = async (page, pointer) => {
  const took = [];
  for (const key of "甲乙丙丁戊己庚辛壬癸") {
    took.push(
      await page.evaluate(async ([id, key]) => {
        const box = document.getElementById(id);
        box.focus();
        box.setSelectionRange(0, 0);
        const isThere = () => [...document.querySelectorAll(".picture")].some((picture) => picture.shadowRoot.querySelector("svg").textContent.includes(key));
        const since = performance.now();
        document.execCommand("insertText", false, key);
        while (!isThere()) await new Promise(requestAnimationFrame);
        return performance.now() - since;
      }, [`root${pointer}`, key]),
    );
  }
  return took.sort((one, other) => one - other);
};
