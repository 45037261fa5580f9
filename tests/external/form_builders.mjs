// Loads the forms of every builder, as examples/form-builders/ builds them, into a browser.
//
// With the full report: every value stands in a control, no switch between "options", no field that the builder cannot show, no
// English, and what the form gives back after an edit is the report and valid. With a nearly empty one: what it gives back is the report
// and the edit, nothing invented. With a wrong value in every kind of field: the builder's own message is Chinese, at the field. With a
// half-filled report and its findings (target/tmp/findings.json, from `cargo test --test forms`): each message is shown at its control.
//
// node form_builders.mjs FINDINGS.json [FOLDER for pictures]

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import esbuild from "esbuild";
import { open } from "./browser.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [findingsFile, pictures] = process.argv.slice(2);
const findings = read(findingsFile);
const report = read(join(root, "tests/full_report.json"));
const schema = read(join(root, "schema/annual-report.draft-07.schema.json"));
const table = readFileSync(join(root, "schema/README.md"), "utf8");
const installed = ["package.json", "packages/antd-5/package.json"].map((list) => read(join(here, list)).dependencies);
for (const [, name, version] of table.matchAll(/^\|[^|]*\| `([^`]+)` ([\d.]+) \|/gm)) {
  assert.ok(installed.some((list) => list[name] === version), `schema/README.md: ${name} ${version} is not installed`);
}
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

const titleAt = (pointer) => pointer.split("/").slice(1).reduce((at, step) => at.items ?? at.properties[step], schema).title;

// What stands in the controls of a page, and everything else that it says; folded or not, but nothing that is never shown.
function readPage() {
  const shown = (element) => element.checkVisibility();
  const controls = [...document.querySelectorAll("input, textarea, select")]
    .filter(shown)
    // A box by which another is measured.
    .filter((control) => control.tagName !== "TEXTAREA" || control.getAttribute("aria-hidden") !== "true")
    .map((control) => (control.tagName === "SELECT" ? control.selectedOptions[0]?.textContent.trim() : control.value));
  // Choices that are no select of HTML.
  for (const choice of document.querySelectorAll("div[role=combobox], .ant-select-content, .ant-select-selection-item, .el-select__placeholder")) controls.push(choice.textContent.trim());
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
  { kind: "a date", pointer: "/period/to", value: "6月底", title: "止", says: /日期/, notIn: ["json-editor", "Formily", "form-render"] },
  { kind: "a choice", pointer: "/reporter/signed_by", value: "unit", title: "署名", says: /从列出的各项中选择/, notIn: ["json-editor"] },
];

// What is said in the block whose own label is the field's title.
function byLabel(block, label, message) {
  const own = ([title, block, label, message]) => {
    const blocks = [...document.querySelectorAll(block)].filter((each) => each.querySelector(label)?.textContent.replace(/[:：*\s]|\(.*\)/g, "") === title);
    return blocks.flatMap((each) => [...each.querySelectorAll(message)].map((line) => line.innerText)).join("\n");
  };
  return (page, { title }) => page.evaluate(own, [title, block, label, message]);
}

// The text that a page shows at a field, by the builder's own marks.
const AT = {
  "react-jsonschema-form": (page, { pointer }) => page.locator(`[id="root${pointer.replaceAll("/", "_")}__error"]`).first().innerText(),
  // Its messages have no marks; they stand with the control. Those of a list stand in it.
  "react-jsonschema-form, antd": (page, { pointer }) =>
    page.evaluate((id) => {
      const control = document.getElementById(id);
      return (control?.closest(".ant-form-item") ?? document.getElementById(`${id}__add`)?.closest(".ant-form-item") ?? document.body).innerText;
    }, `root${pointer.replaceAll("/", "_")}`),
  // Its controls have no marks but their labels; those in the table of a list of texts have none.
  JSONForms: (page, { title }) =>
    page.evaluate((title) => {
      const label = (control) => control.closest(".MuiFormControl-root, .MuiGrid-root")?.querySelector("label")?.textContent.trim();
      const said = [...document.querySelectorAll(".MuiFormHelperText-root")];
      return said.filter((line) => line.closest("td") || label(line) === title || line.id.includes("description")).map((line) => line.textContent).join("\n");
    }, title),
  Formily: byLabel(".ant-formily-item", ".ant-formily-item-label", ".ant-formily-item-error-help"),
  "form-render": byLabel(".ant-form-item", ".ant-form-item-label", ".ant-form-item-explain-error"),
  // A list has its words below its title.
  lljj: byLabel(".el-form-item, div:has(> .validateWidget)", ".el-form-item__label, .fieldGroupWrap_title", ".el-form-item__error, .formItemErrorBox"),
  "json-editor": (page, { pointer }) => page.locator(`[data-schemapath="root${pointer.replaceAll("/", ".")}"]`).innerText(),
};

// What antd calls its icons, for screen readers only; no translation reaches them.
const ICONS = ["Increase Value", "Decrease Value", "Clear", "up", "down", "calendar", "close-circle", "arrow-up", "arrow-down", "delete", "plus-circle", "plus"];

const BUILDERS = {
  "react-jsonschema-form": { file: "rjsf.jsx", findings: findings.rjsf },
  "react-jsonschema-form, mui": { file: "rjsf.jsx", core: "@rjsf/mui", findings: findings.rjsf },
  "react-jsonschema-form, antd": { file: "rjsf.jsx", core: "@rjsf/antd", findings: findings.rjsf, english: ICONS },
  // Two marks of the material renderers, for screen readers only, have no translation.
  JSONForms: { file: "json_forms.jsx", findings: findings.ajv, english: ["Index", "Clear input field"] },
  "json-editor": { file: "json_editor.js", findings: findings.ajv },
  Formily: { file: "formily.jsx", packages: "antd-5", findings: findings.ajv, english: ICONS },
  "form-render": { file: "form_render.jsx", packages: "antd-5", findings: findings.ajv, english: ICONS },
  lljj: { file: "lljj.js", findings: findings.ajv },
};

// The same page with another theme: what it imports as the core is the theme's.
const theme = (core) => ({
  name: "theme",
  setup: (build) =>
    build.onResolve({ filter: /^@rjsf\/core$/ }, ({ importer, resolveDir }) =>
      core && importer.includes("form-builders") ? build.resolve(core, { resolveDir: here, kind: "import-statement" }) : undefined,
    ),
});

// Builders that want other versions than their neighbours have packages of their own, and one copy of what all their parts share.
function resolution(packages) {
  const own = packages ? [join(here, "packages", packages, "node_modules")] : [];
  const shared = own.flatMap((folder) => ["react", "react-dom", "vue"].map((name) => [name, join(folder, name)]));
  return { nodePaths: [...own, join(here, "node_modules")], alias: Object.fromEntries(shared.filter(([, path]) => existsSync(path))) };
}

async function bundle({ file, core, packages }) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export { mount } from "./examples/form-builders/${file}";`, resolveDir: root },
    plugins: [theme(core)],
    ...resolution(packages),
    bundle: true,
    format: "iife",
    globalName: "builder",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', global: "window" },
    loader: { ".css": "empty" },
    logLevel: "error",
    write: false,
  });
  return outputFiles[0].text;
}

async function load(browser, script, data, errors) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.setContent('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><div id="form"></div></body></html>');
  await page.addScriptTag({ content: script });
  await page.evaluate(
    ([data, errors]) => builder.mount(document.getElementById("form"), data, (emitted) => (window.emitted = emitted), errors),
    [data, errors],
  );
  await page.waitForFunction(() => document.querySelectorAll("input, textarea").length > 10);
  return { page, faults };
}

// Types another title.
async function retitle(page, from, to) {
  const title = await page.evaluateHandle((from) => [...document.querySelectorAll("input, textarea")].find((control) => control.value === from), from);
  await title.asElement().fill(to);
  await title.asElement().press("Tab");
  await page.waitForFunction((to) => window.emitted?.title === to, to);
}

async function holdsTheFullReport(browser, name, { english = [] }, script) {
  const { page, faults } = await load(browser, script, report);
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
  const latin = said.filter((text) => /[A-Za-z]{2,}/.test(text) && !english.includes(text));
  assert.deepEqual([...new Set(latin)], [], `${name}: English`);
  const emitted = await page.evaluate(() => window.emitted);
  assert.deepEqual(emitted, report, `${name}: what the form gives back`);
  assert.ok(validate(emitted), `${name}: ${ajv.errorsText(validate.errors)}`);
  assert.deepEqual(faults, [], name);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
  return wanted.length;
}

// The fields that a form offers for a report: those of every object that is there or may be there once.
function offered(value, schema) {
  if (schema.properties) return Object.entries(schema.properties).filter(([name]) => name !== "$schema").reduce((sum, [name, below]) => sum + offered(value?.[name], below), 0);
  if (schema.items) return (value ?? []).reduce((sum, item) => sum + offered(item, schema.items), 0);
  return 1;
}

async function inventsNothing(browser, name, script) {
  const { page, faults } = await load(browser, script, BEGUN);
  const { controls } = await page.evaluate(readPage);
  assert.ok(controls.length >= offered(BEGUN, schema), `${name}: ${controls.length} of ${offered(BEGUN, schema)} fields of a nearly empty report can be filled in`);
  await retitle(page, BEGUN.title, "云溪县水务局2026年述职报告");
  const emitted = await page.evaluate(() => window.emitted);
  assert.deepEqual(emitted, { ...BEGUN, title: "云溪县水务局2026年述职报告" }, `${name}: a nearly empty report`);
  assert.deepEqual(faults, [], name);
  await page.close();
}

async function saysWhatIsWrong(browser, name, script) {
  const wrong = WRONG.filter(({ notIn = [] }) => !notIn.includes(name));
  const data = {};
  for (const { pointer, value } of wrong) {
    const steps = pointer.slice(1).split("/");
    const last = steps.pop();
    const holder = steps.reduce((at, step, index) => (at[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {}), data);
    holder[last] = value;
  }
  const { page, faults } = await load(browser, script, data);
  // Not every builder judges what it is loaded with before something is edited.
  const judge = await page.evaluateHandle(() => [...document.querySelectorAll("input[type=text], input:not([type])")].find((control) => /reporter.*name/.test(control.id) && control.value === ""));
  await judge.asElement()?.fill("周宁");
  await judge.asElement()?.press("Tab");
  for (const field of wrong) {
    const said = await (AT[name] ?? AT[name.split(",")[0]])(page, field);
    assert.match(said, field.says, `${name}: ${field.kind}`);
    const own = said.split("\n").find((line) => field.says.test(line));
    assert.doesNotMatch(own, /[A-Za-z]{2,}/, `${name}: ${field.kind}`);
  }
  assert.deepEqual(faults, [], name);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-wrong.png`) });
  await page.close();
  return wrong.length;
}

async function showsTheFindings(browser, name, { findings: errors }, script) {
  const { page, faults } = await load(browser, script, findings.report, errors);
  let shown = 0;
  for (const { instancePath, message } of findings.ajv) {
    // Most leave what concerns the whole to the application.
    if (errors === findings.ajv && instancePath === "") continue;
    const field = { pointer: instancePath, title: titleAt(instancePath) };
    const look = () => (name === "JSONForms" ? page.evaluate(() => document.body.outerHTML) : (AT[name] ?? AT[name.split(",")[0]])(page, field));
    let said = await look();
    for (let waited = 0; waited < 20 && !said.includes(message); waited += 1) {
      await page.waitForTimeout(100);
      said = await look();
    }
    assert.ok(said.includes(message), `${name}: ${instancePath}: ${message}: ${said}`);
    shown += 1;
  }
  assert.deepEqual(faults, [], name);
  await page.close();
  return shown;
}

const browser = await open();
for (const [name, builder] of Object.entries(BUILDERS).filter(([name]) => !process.env.BUILDER || name === process.env.BUILDER)) {
  const script = await bundle(builder);
  const values = await holdsTheFullReport(browser, name, builder, script);
  await inventsNothing(browser, name, script);
  const wrong = await saysWhatIsWrong(browser, name, script);
  // As the table of the builders says.
  assert.match(table, new RegExp(`^\\| ${name} \\|.* ${values} of ${values} \\|`, "m"), `${name}: its row in schema/README.md`);
  const shown = builder.findings ? await showsTheFindings(browser, name, builder, script) : "no";
  console.log(`${name}: ${values} values in controls, given back equal and valid; ${wrong} wrong values and ${shown} findings said in Chinese at their controls`);
}
await browser.close();
await esbuild.stop();
