// The builders whose forms the browser loads: the page of each, how it is bundled, and where it shows what is wrong with a field.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import svelte from "esbuild-svelte";
import { compileScript, parse } from "vue/compiler-sfc";

const here = import.meta.dirname;
const root = join(here, "../..");

// What is said in the blocks whose own label is the field's title, or that have none.
function byLabel(block, label, message, unlabelled = "none") {
  const own = ([title, block, label, message, unlabelled]) => {
    const isOwn = (each) => each.querySelector(label)?.textContent.replace(/[:：*\s]|\(.*\)/g, "") === title || each.closest(unlabelled);
    const blocks = [...document.querySelectorAll(block)].filter(isOwn);
    return blocks.flatMap((each) => [...each.querySelectorAll(message)].map((line) => line.innerText)).join("\n");
  };
  return (page, { title }) => page.evaluate(own, [title, block, label, message, unlabelled]);
}

const byId = (suffix) => (page, { pointer }) => page.evaluate((id) => document.getElementById(id)?.innerText ?? "", `root${pointer.replaceAll("/", "_")}${suffix}`);

// Its messages have no marks; they stand with the control. Those of a list stand in it.
const rjsfAntd = (page, { pointer }) =>
  page.evaluate((id) => {
    const control = document.getElementById(id);
    return (control?.closest(".ant-form-item") ?? document.getElementById(`${id}__add`)?.closest(".ant-form-item") ?? document.body).innerText;
  }, `root${pointer.replaceAll("/", "_")}`);

// Its controls have no marks but their labels; those in the table of a list of texts have none, and a list has none of its own.
const material = (page, { title, isFinding }) =>
  page.evaluate(
    ([title, isFinding]) => {
      if (isFinding) return document.body.outerHTML;
      const label = (control) => control.closest(".MuiFormControl-root, .MuiGrid-root")?.querySelector("label")?.textContent.trim();
      const said = [...document.querySelectorAll(".MuiFormHelperText-root")];
      return said.filter((line) => line.closest("td") || label(line) === title || line.id.includes("description")).map((line) => line.textContent).join("\n");
    },
    [title, isFinding],
  );

const jsonEditor = (page, { pointer }) => page.evaluate((path) => document.querySelector(`[data-schemapath="${path}"]`)?.innerText ?? "", `root${pointer.replaceAll("/", ".")}`);

// What antd calls its icons, for screen readers only; no translation reaches them.
const ICONS = ["Increase Value", "Decrease Value", "Clear", "up", "down", "calendar", "close-circle", "arrow-up", "arrow-down", "delete", "plus-circle", "plus"];

// `errors`: the shape in which it takes findings; `at`: what it says at a field; `silent`: kinds of wrong values of which it says
// nothing; `speaksEnglish`: whether it is shown in English too; `lists`: false if it says nothing of a list as a whole; `english`: words that no translation reaches; `unfold`: a style that shows what is folded.
export const BUILDERS = {
  "react-jsonschema-form": { file: "rjsf.jsx", speaksEnglish: true, errors: "rjsf", at: byId("__error") },
  "react-jsonschema-form, mui": { file: "rjsf.jsx", core: "@rjsf/mui", errors: "rjsf", at: byId("__error") },
  "react-jsonschema-form, antd": { file: "rjsf.jsx", core: "@rjsf/antd", errors: "rjsf", at: rjsfAntd, english: ICONS },
  // Two marks of the material renderers, for screen readers only, have no translation.
  JSONForms: { file: "json_forms.jsx", speaksEnglish: true, errors: "ajv", at: material, english: ["Index", "Clear input field"] },
  "JSONForms, vue-vanilla": { file: "json_forms_vue_vanilla.js", errors: "ajv", at: byLabel(".control", "label", ".error"), lists: false },
  "JSONForms, vue-vuetify": {
    file: "json_forms_vuetify.js",
    packages: "json-forms-3.7",
    errors: "ajv",
    at: byLabel(".v-input", ".v-label", ".v-messages__message", "td"),
    english: ["Index"],
    lists: false,
    unfold: ".v-expansion-panel-text { display: block !important }",
  },
  vjsf: {
    file: "vjsf.js",
    packages: "vuetify-4",
    at: byLabel(".v-input", ".v-label", ".v-messages__message", ".vjsf-array"),
  },
  sjsf: { file: "sjsf.svelte.js", errors: "ajv", at: byId("__errors") },
  "ngx-formly": {
    file: "ngx_formly.ts",
    errors: "ajv",
    at: byLabel("formly-wrapper-form-field, fieldset.list", "label, legend", "formly-validation-message"),
  },
  "json-editor": { file: "json_editor.js", errors: "ajv", at: jsonEditor, silent: ["a date", "a choice"] },
  Formily: {
    file: "formily.jsx",
    packages: "antd-5",
    errors: "ajv",
    at: byLabel(".ant-formily-item", ".ant-formily-item-label", ".ant-formily-item-error-help"),
    silent: ["a date"],
    english: ICONS,
  },
  "form-render": {
    file: "form_render.jsx",
    packages: "antd-5",
    errors: "ajv",
    at: byLabel(".ant-form-item", ".ant-form-item-label", ".ant-form-item-explain-error"),
    silent: ["a date"],
    english: ICONS,
  },
  // A list has its words below its title.
  lljj: {
    file: "lljj.js",
    errors: "ajv",
    at: byLabel(".el-form-item, div:has(> .validateWidget)", ".el-form-item__label, .fieldGroupWrap_title", ".el-form-item__error, .formItemErrorBox"),
  },
};

// The same page with another theme: what it imports as the core is the theme's.
const theme = (core) => ({
  name: "theme",
  setup: (build) =>
    build.onResolve({ filter: /^@rjsf\/core$/ }, ({ importer, resolveDir }) =>
      core && importer.includes("form-builders") ? build.resolve(core, { resolveDir: here, kind: "import-statement" }) : undefined,
    ),
});

// Components for Vue as their authors wrote them.
const vue = {
  name: "vue",
  setup: (build) =>
    build.onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor } = parse(readFileSync(path, "utf8"), { filename: path });
      return { contents: compileScript(descriptor, { id: path, inlineTemplate: true }).content, loader: descriptor.scriptSetup?.lang ?? "js" };
    }),
};

// The same page in English: the builder's own words, and for react-jsonschema-form those of the fields too; JSONForms has a table.
const english = (wanted) => ({
  name: "english",
  setup(build) {
    if (!wanted) return;
    build.onResolve({ filter: /^\.\/zh\// }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace("zh/", "en/")) }));
    build.onResolve({ filter: /(draft-07|rjsf)\.(ui-)?schema\.json$/ }, ({ path, resolveDir, importer }) =>
      importer.includes("rjsf") ? { path: join(resolveDir, path.replace(/\.(ui-)?schema/, ".en$&")) } : undefined,
    );
  },
});

// Some packages for Svelte leave the end of a file's name to the bundler.
const endings = {
  name: "endings",
  setup: (build) =>
    build.onResolve({ filter: /^@sjsf\/.*\w$/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === endings) return undefined;
      const asIs = await build.resolve(path, { resolveDir, kind, pluginData: endings });
      return asIs.errors.length === 0 ? asIs : build.resolve(`${path}.js`, { resolveDir, kind, pluginData: endings });
    }),
};

// Builders that want other versions than their neighbours have packages of their own, and one copy of what all their parts share.
function resolution(packages) {
  const own = packages ? [join(here, "packages", packages, "node_modules")] : [];
  const shared = own.flatMap((folder) => ["react", "react-dom", "vue"].map((name) => [name, join(folder, name)]));
  return { nodePaths: [...own, join(here, "node_modules")], alias: Object.fromEntries(shared.filter(([, path]) => existsSync(path))) };
}

export async function bundle({ file, core, packages }, inEnglish = false) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export { mount } from "./examples/form-builders/${file}";`, resolveDir: root },
    plugins: [theme(core), english(inEnglish), endings, vue, svelte({ compilerOptions: { css: "external" } })],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    conditions: ["svelte", "browser"],
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
