// Loads the forms of every builder, as examples/form-builders/ builds them, into a browser.
//
// With the full report: every value stands in a control, no switch between "options", no field that the builder cannot show, no
// English, and what the form gives back after an edit is the report and valid. With a nearly empty one: every field can be filled in, and
// what it gives back is the report and the edit, nothing invented. With a wrong value in every kind of field: the builder's own message is
// Chinese, at the field. With a half-filled report and its findings (target/tmp/findings.json, from `cargo test --test all forms::`): each
// message is shown at its control. Two of them are shown in English too, with no Chinese left but what was written.
//
// node form_builders.mjs FINDINGS.json [FOLDER for pictures]; of one builder alone with its name in BUILDER

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import esbuild from "esbuild";
import { open as openBrowser } from "./browser.mjs";
import { BUILDERS, bundle } from "./builders.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [findingsFile, pictures] = process.argv.slice(2);
const findings = read(findingsFile);
const report = read(join(root, "tests/full_report.json"));
const schema = read(join(root, "schema/annual-report.draft-07.schema.json"));
const table = readFileSync(join(root, "schema/README.md"), "utf8");
const ajv = new Ajv({ strict: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

// The values of a report, each as its control shows it: a choice by its title.
function leaves(value, schema, pointer = "") {
  if (schema.properties) return Object.entries(value).flatMap(([name, below]) => leaves(below, schema.properties[name], `${pointer}/${name}`));
  if (schema.items) return value.flatMap((item, index) => leaves(item, schema.items, `${pointer}/${index}`));
  const choice = schema.oneOf?.find((choice) => choice.const === value);
  return [{ pointer, shown: choice ? choice.title : String(value) }];
}

// The fields that a form offers for a report: those of every object that is there or may be there once.
function offered(value, schema) {
  if (schema.properties) return Object.entries(schema.properties).filter(([name]) => name !== "$schema").reduce((sum, [name, below]) => sum + offered(value?.[name], below), 0);
  if (schema.items) return (value ?? []).reduce((sum, item) => sum + offered(item, schema.items), 0);
  return 1;
}

const schemaAt = (pointer) => pointer.split("/").slice(1).reduce((at, step) => at.items ?? at.properties[step], schema);

// What stands in the controls of a page, and everything else that it says; folded or not, but nothing that is never shown.
function readPage() {
  const shown = (element) => element.checkVisibility();
  const controls = [...document.querySelectorAll("input, textarea, select")]
    .filter(shown)
    // A box by which another is measured.
    .filter((control) => control.tagName !== "TEXTAREA" || control.getAttribute("aria-hidden") !== "true")
    .map((control) => (control.tagName === "SELECT" ? (control.selectedOptions[0]?.textContent.trim() || control.selectedOptions[0]?.label) : control.value));
  // Choices that are no select of HTML.
  const choices = "div[role=combobox], .ant-select-content, .ant-select-selection-item, .el-select__placeholder, .v-select__selection-text";
  for (const choice of document.querySelectorAll(choices)) controls.push(choice.textContent.trim());
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (shown(node.parentElement) && !node.parentElement.closest("script, style, textarea")) said.push(node.data);
    } else if (shown(node)) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(node.getAttribute(name) ?? "");
    }
  }
  return { controls, said: said.map((text) => text.trim()).filter(Boolean) };
}

// A report that somebody just began.
const BEGUN = { title: "云溪县水务局2026年工作总结", work: [{ items: [{ heading: "抓学习", figures: [{ name: "集中学习" }] }] }], problems: { items: [{ topic: "学得不深" }] } };

// A wrong value in every kind of field: what it is, and what is said of it.
const WRONG = [
  { kind: "a line that is blank", pointer: "/subtitle", value: "  ", title: "副标题", says: /空白|不能为空/ },
  { kind: "a line that is too long", pointer: "/salutation", value: "位".repeat(101), title: "称谓", says: /最多 100 个字/ },
  { kind: "a box of two lines", pointer: "/title", value: "题".repeat(101), title: "标题", says: /最多 100 个字/ },
  { kind: "running text", pointer: "/preamble", value: "文".repeat(20001), title: "前言", says: /最多 20000 个字/ },
  { kind: "a whole number", pointer: "/year", value: 25, title: "年度", says: /不能小于 1949/ },
  { kind: "a number", pointer: "/figures/0/value", value: 1e16, title: "本年数", says: /不能大于 1000000000000000/ },
  { kind: "a name", pointer: "/figures/0/name", value: "甲{乙}", title: "名称", says: /花括号/ },
  { kind: "a text in a list", pointer: "/attachments/0", value: "件".repeat(101), title: "附件名称", says: /最多 100 个字/ },
  { kind: "a date", pointer: "/period/to", value: "6月底", title: "止", says: /日期/ },
  { kind: "a choice", pointer: "/reporter/signed_by", value: "unit", title: "署名", says: /从列出的各项中选择/ },
];

// What a page says, as soon as it is right; else what it says at last.
async function eventually(look, isRight) {
  for (let waited = 0; ; waited += 1) {
    const said = await look();
    if (isRight(said) || waited === 30) return said;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// A page with the builder's script, which is read once.
async function open(browser, { script, unfold = "" }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.setContent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${unfold}</style><body></body></html>`);
  await page.addScriptTag({ content: script });
  return { page, faults };
}

// A new form in that page, in the place of the last.
async function load({ page }, data, errors) {
  await page.evaluate(
    ([data, errors]) => {
      const element = document.createElement("div");
      element.id = "form";
      document.body.replaceChildren(element);
      delete window.emitted;
      // What is left of the last form says nothing any more.
      return builder.mount(element, data, (emitted) => element.isConnected && (window.emitted = emitted), errors);
    },
    [data, errors],
  );
  await page.waitForFunction(() => document.querySelectorAll("input, textarea").length > 10);
}

// Types another title.
async function retitle(page, from, to) {
  const title = await page.evaluateHandle((from) => [...document.querySelectorAll("input, textarea")].find((control) => control.value === from), from);
  await title.asElement().fill(to);
  await title.asElement().press("Tab");
  await page.waitForFunction((to) => window.emitted?.title === to, to);
}

async function holdsTheFullReport({ page, faults }, name, builder) {
  await load({ page }, report);
  // An edit that is taken back: the form gives its data back only then.
  await retitle(page, report.title, "改过的标题");
  await retitle(page, "改过的标题", report.title);
  const { controls, said } = await page.evaluate(readPage);
  const left = [...controls];
  // By what an editor completes the file is none of the clerk's, but not lost.
  const wanted = leaves(report, schema).filter(({ pointer }) => pointer !== "/$schema");
  const missing = wanted.filter(({ shown }) => {
    const found = left.indexOf(shown);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  assert.deepEqual(missing, [], `${name}: values in no control`);
  const words = said.join("\n");
  assert.doesNotMatch(words, /option|unsupported|no applicable renderer/i, name);
  const latin = said.filter((text) => /[A-Za-z]{2,}/.test(text) && !builder.english?.includes(text));
  assert.deepEqual([...new Set(latin)], [], `${name}: English`);
  const emitted = await page.evaluate(() => window.emitted);
  assert.deepEqual(emitted, report, `${name}: what the form gives back`);
  assert.ok(validate(emitted), `${name}: ${ajv.errorsText(validate.errors)}`);
  assert.deepEqual(faults, [], name);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
  return wanted.length;
}

async function inventsNothing({ page, faults }, name) {
  await load({ page }, BEGUN);
  const { controls } = await page.evaluate(readPage);
  assert.ok(controls.length >= offered(BEGUN, schema), `${name}: ${controls.length} of ${offered(BEGUN, schema)} fields of a nearly empty report can be filled in`);
  await retitle(page, BEGUN.title, "云溪县水务局2026年述职报告");
  const emitted = await page.evaluate(() => window.emitted);
  assert.deepEqual(emitted, { ...BEGUN, title: "云溪县水务局2026年述职报告" }, `${name}: a nearly empty report`);
  assert.deepEqual(faults, [], name);
}

async function saysWhatIsWrong({ page, faults }, name, builder) {
  const wrong = WRONG.filter(({ kind }) => !builder.silent?.includes(kind));
  const data = {};
  for (const { pointer, value } of wrong) {
    const steps = pointer.slice(1).split("/");
    const last = steps.pop();
    const holder = steps.reduce((at, step, index) => (at[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {}), data);
    holder[last] = value;
  }
  await load({ page }, data);
  // Not every builder judges what it is loaded with before something is edited.
  const judge = await page.evaluateHandle(() => [...document.querySelectorAll("input[type=text], input:not([type])")].find((control) => /reporter.*name/.test(control.id) && control.value === ""));
  await judge.asElement()?.fill("周宁");
  await judge.asElement()?.press("Tab");
  for (const field of wrong) {
    const said = await eventually(() => builder.at(page, field), (said) => field.says.test(said));
    assert.match(said, field.says, `${name}: ${field.kind}`);
    const own = said.split("\n").find((line) => field.says.test(line));
    assert.doesNotMatch(own, /[A-Za-z]{2,}/, `${name}: ${field.kind}`);
  }
  assert.deepEqual(faults, [], name);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-wrong.png`) });
  return wrong.length;
}

async function showsTheFindings({ page, faults }, name, builder) {
  await load({ page }, findings.report, findings[builder.errors]);
  // Most leave what concerns the whole to the application.
  const shown = findings.ajv.filter(({ instancePath }) => (builder.errors === "rjsf" || instancePath !== "") && (builder.lists !== false || !schemaAt(instancePath).items));
  for (const { instancePath, message, keyword } of shown) {
    const field = { pointer: instancePath, title: schemaAt(instancePath).title, isFinding: true };
    // Of a choice that is none the builder's own words do.
    const isSaid = (said) => said.includes(message) || (keyword === "unknown_choice" && /从列出的各项中选择/.test(said));
    const said = await eventually(() => builder.at(page, field), isSaid);
    assert.ok(isSaid(said), `${name}: ${instancePath}: ${message}: ${said}`);
  }
  assert.deepEqual(faults, [], name);
  return shown.length;
}

// In English nothing is Chinese but what the clerk wrote, what a choice prints, and examples of what to write.
async function speaksEnglish(browser, name, builder) {
  const { page, faults } = await open(browser, { ...builder, script: await bundle(builder, true) });
  await load({ page }, report);
  const { said } = await page.evaluate(readPage);
  const written = leaves(report, schema).map(({ shown }) => shown);
  const isWritten = (text) => written.some((value) => text.includes(value)) || /^(例如：|For example: )|^[A-Z][a-z ]+: \p{Script=Han}/u.test(text);
  const chinese = said.filter((text) => /\p{Script=Han}/u.test(text) && !isWritten(text));
  assert.deepEqual([...new Set(chinese)], [], `${name}: Chinese`);
  for (const word of ["Preamble", "Other chapters", "Signed by"]) assert.ok(said.some((text) => text.startsWith(word)), `${name}: ${word}`);
  assert.deepEqual(faults, [], name);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-english.png`) });
  await page.close();
}

async function judge(browser, name, builder) {
  const shown = await open(browser, { ...builder, script: await bundle(builder) });
  const values = await holdsTheFullReport(shown, name, builder);
  await inventsNothing(shown, name);
  const wrong = await saysWhatIsWrong(shown, name, builder);
  const found = builder.errors ? await showsTheFindings(shown, name, builder) : "no";
  await shown.page.close();
  if (builder.speaksEnglish) await speaksEnglish(browser, name, builder);
  // As the table of the builders says.
  assert.ok(new RegExp(`^\\| ${name} \\|.* ${values} of ${values} \\|`, "m").test(table), `${name}: its row in schema/README.md`);
  console.log(`${name}: ${values} values in controls, given back equal and valid; ${wrong} wrong values and ${found} findings said in Chinese at their controls`);
}

const installed = ["", "packages/antd-5", "packages/json-forms-3.7", "packages/angular", "packages/vuetify-4"].map((folder) => read(join(here, folder, "package.json")).dependencies);
for (const [, name, version] of table.matchAll(/^\|[^|]*\| `([^`]+)` ([\d.]+) \|/gm)) {
  assert.ok(installed.some((list) => list[name] === version), `schema/README.md: ${name} ${version} is not installed`);
}
const browser = await openBrowser();
const left = Object.entries(BUILDERS).filter(([name]) => !process.env.BUILDER || name === process.env.BUILDER);
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await judge(browser, ...next);
  }),
);
await browser.close();
await esbuild.stop();
