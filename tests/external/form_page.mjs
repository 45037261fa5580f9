// A running form server and its page, as the tests of the form take hold of them.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const LAPTOP = { width: 1366, height: 768 };
export const WIDE = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };
// A laptop's window at 200 %.
export const ZOOMED = { width: 683, height: 384 };

// A long report: 40,000 characters, 180 figures.
export const LONG = { year: 2026, title: "总结", work: Array.from({ length: 3 }, (_, chapter) => ({ items: Array.from({ length: 6 }, (_, item) => ({
  heading: `第${chapter}章第${item}项`,
  points: Array.from({ length: 5 }, (_, point) => ({ topic: `要点${point}`, text: "扎实推进各项工作，取得明显成效。".repeat(28) })),
  figures: Array.from({ length: 10 }, (_, figure) => ({ name: `指标${chapter}${item}${figure}`, unit: "次", value: figure + 1 })),
})) })) };

// { address, port, stop() }, on the port given or any other.
export const serve = async (binary, port = "0") => {
  const server = spawn(binary, [String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  // A test that failed leaves none behind.
  process.on("exit", () => server.kill());
  const address = await new Promise((found, failed) => {
    server.stdout.on("data", (text) => found(String(text).match(/http:\/\/127\.0\.0\.1:\d+/)[0]));
    server.on("exit", (code) => failed(new Error(`the server ended: ${code}`)));
  });
  const stop = () => new Promise((ended) => (server.on("exit", ended), server.kill()));
  return { address, port: new URL(address).port, stop };
};

// A window of a browser context with what is done in it; what a page says of itself in its console goes into `faults`.
export const watched = async (context, faults) => {
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // A half-filled form is no report yet, which the server says by its status.
    if (["error", "warning"].includes(message.type()) && !/status of 422|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => /^(blob:)?http:\/\/127\.0\.0\.1:/.test(request.url()) || faults.push(`asks for ${request.url()}`));
  return page;
};

export const hands = (page, folder) => {
  const field = (pointer) => page.locator(`[id="root${pointer}"]`);
  const button = (name, among = page) => among.getByRole("button", { name, exact: true });
  const unfold = async (pointer) => {
    const fold = field(pointer);
    if (!(await fold.evaluate((fold) => fold.open))) await fold.locator("> summary").click();
  };
  const downloaded = async (act, name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const path = join(folder, name ?? download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), path };
  };
  return {
    field,
    button,
    unfold,
    downloaded,
    fill: (pointer, text) => field(pointer).fill(String(text)),
    value: (pointer) => field(pointer).inputValue(),
    becomes: (pointer, text) => page.waitForFunction(([id, text]) => document.getElementById(id)?.value === text, [`root${pointer}`, text]),
    // The button that adds to a list; the list is unfolded first.
    add: async (pointer) => {
      await unfold(pointer);
      await field(pointer).locator("> button.add").click();
    },
    chip: (name) => page.locator(".chips button", { hasText: name }).click(),
    // The next check of the server has come in.
    checked: (act) => Promise.all([page.waitForResponse((answer) => answer.url().includes("/check")), act()]),
    message: (pointer) => page.locator(`[id="root${pointer}__error"]`),
    heading: (name) => page.getByRole("heading", { name, exact: true }),
    focused: () => page.evaluate(() => document.activeElement.id),
    // What is in a fold that was shut comes when it opens.
    unfoldAll: async () => {
      for (let opened = 1; opened > 0; ) {
        opened = await page.evaluate(async () => {
          const shut = document.querySelectorAll(".sheet-of-fields details:not([open])");
          shut.forEach((fold) => (fold.open = true));
          await new Promise((made) => setTimeout(made, 100));
          return shut.length;
        });
      }
    },
    foldAll: () => page.evaluate(() => document.querySelectorAll(".sheet-of-fields details").forEach((fold) => (fold.open = false))),
    // In the menu at the right of the bar.
    more: async (name) => {
      await page.locator(".more > summary").click();
      await page.locator(".more .sheet").getByText(name, { exact: true }).click();
    },
    drafts: async () => {
      await page.locator(".drafts > summary").click();
      await page.locator(".drafts .sheet").getByText("新建一份").waitFor();
      return page.locator(".drafts .sheet");
    },
    paste: (pointer, copied) =>
      page.evaluate(([id, copied]) => {
        const control = document.getElementById(id);
        control.focus();
        control.select?.();
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", copied);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        if (control.dispatchEvent(event)) document.execCommand("insertText", false, copied);
      }, [`root${pointer}`, copied]),
    document: async (name) => {
      const { name: called, path } = await downloaded(() => button(name).click(), `${name}.docx`);
      return { name: called, path, text: execFileSync("pandoc", ["--standalone", "-t", "plain", "--wrap=none", path], { encoding: "utf8" }) };
    },
    picture: (name) => page.screenshot({ path: join(folder, `form-${name}.png`) }),
    isAccessible: async (state) => {
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => axe.run());
      assert.ok(passes.length > 10, "axe-core looked at the page");
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), [], `axe-core, ${state}`);
    },
  };
};
