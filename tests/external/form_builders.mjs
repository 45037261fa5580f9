// Loads the forms of three builders, as examples/form-builders/ builds them, into a browser.
//
// With the full report: every value stands in a control, no switch between "options", no field that the builder cannot show, no
// English, and what the form gives back after an edit is the report and valid. With a half-filled report and its findings
// (target/tmp/findings.json, from `cargo test --test forms`): each message is shown at its control.
//
// node form_builders.mjs FINDINGS.json [FOLDER for pictures]

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import esbuild from "esbuild-wasm";
import { open } from "./browser.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [findingsFile, pictures] = process.argv.slice(2);
const findings = read(findingsFile);
const report = read(join(root, "tests/full_report.json"));
const schema = read(join(root, "schema/annual-report.draft-07.schema.json"));
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

// What stands in the controls of a page, and everything else that it says; folded or not, but nothing that is never shown.
function readPage() {
  const shown = (element) => element.checkVisibility();
  const controls = [...document.querySelectorAll("input, textarea, select")]
    .filter(shown)
    .map((control) => (control.tagName === "SELECT" ? control.selectedOptions[0]?.textContent.trim() : control.value));
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

const BUILDERS = {
  "react-jsonschema-form": { file: "rjsf.jsx", findings: findings.rjsf },
  // Two marks of the material renderers, for screen readers only, have no translation.
  JSONForms: { file: "json_forms.jsx", findings: findings.ajv, english: ["Index", "Clear input field"] },
  "json-editor": { file: "json_editor.js" },
};

async function bundle(file) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export { mount } from "./examples/form-builders/${file}";`, resolveDir: root },
    nodePaths: [join(here, "node_modules")],
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
  await page.waitForFunction(() => document.querySelectorAll("input, textarea").length > 20);
  return { page, faults };
}

async function holdsTheFullReport(browser, name, { english = [] }, script) {
  const { page, faults } = await load(browser, script, report);
  // An edit that is taken back: the form gives its data back only then.
  const title = await page.evaluateHandle((title) => [...document.querySelectorAll("input")].find((input) => input.value === title), report.title);
  await title.fill("改过的标题");
  await title.press("Tab");
  await page.waitForFunction(() => window.emitted?.title === "改过的标题");
  await title.fill(report.title);
  await title.press("Tab");
  await page.waitForFunction((title) => window.emitted.title === title, report.title);
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

// The text that a page shows at the control of a pointer, by the builder's own marks.
const AT = {
  "react-jsonschema-form": (page, pointer) => page.locator(`[id="root${pointer.replaceAll("/", "_")}__error"]`).innerText(),
  JSONForms: (page) => page.evaluate(() => document.body.outerHTML),
};

async function showsTheFindings(browser, name, { findings: errors }, script) {
  const { page, faults } = await load(browser, script, findings.report, errors);
  let shown = 0;
  for (const { instancePath, message } of findings.ajv) {
    // JSONForms leaves what concerns the whole to the application.
    if (name === "JSONForms" && instancePath === "") continue;
    assert.ok((await AT[name](page, instancePath)).includes(message), `${name}: ${instancePath}: ${message}`);
    shown += 1;
  }
  assert.deepEqual(faults, [], name);
  await page.close();
  return shown;
}

const browser = await open();
for (const [name, builder] of Object.entries(BUILDERS)) {
  const script = await bundle(builder.file);
  const values = await holdsTheFullReport(browser, name, builder, script);
  const shown = builder.findings ? await showsTheFindings(browser, name, builder, script) : "no";
  console.log(`${name}: ${values} values in controls, given back equal and valid; ${shown} findings at their controls`);
}
await browser.close();
await esbuild.stop();
