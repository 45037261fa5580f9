// Generators of code name the types of the schema made for them as the library does, and take the full report.
//
// node generated_code.mjs SCHEMA REPORT

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compileFromFile } from "json-schema-to-typescript";
import * as quicktype from "quicktype-core";
import ts from "typescript";

const [schemaFile, reportFile] = process.argv.slice(2);
const schema = readFileSync(schemaFile, "utf8");
const types = ["AnnualReport", ...Object.keys(JSON.parse(schema).$defs)].sort();

const written = await compileFromFile(schemaFile, { bannerComment: "" });
assert.deepEqual([...written.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name).sort(), types, "json-schema-to-typescript");
// A program that takes the report for what was generated, and another that misspells a field.
const program = (report) => `${written}\nexport const report: AnnualReport = ${report};\n`;
const faults = (source) => {
  const host = ts.createCompilerHost({});
  const readSource = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => (name === "report.ts" ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : readSource(name, ...rest));
  const options = { noEmit: true, strict: true, target: ts.ScriptTarget.ES2022, types: [] };
  return ts.getPreEmitDiagnostics(ts.createProgram(["report.ts"], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
};
const report = readFileSync(reportFile, "utf8");
assert.deepEqual(faults(program(report)), []);
assert.match(faults(program(report.replace('"heading"', '"headline"'))).join("\n"), /headline"' does not exist in type 'WorkChapter'/);

for (const lang of ["typescript", "python", "java", "go", "csharp"]) {
  const source = new quicktype.JSONSchemaInput(new quicktype.FetchingJSONSchemaStore());
  await source.addSource({ name: "AnnualReport", schema });
  const inputData = new quicktype.InputData();
  inputData.addInput(source);
  const { lines } = await quicktype.quicktype({ inputData, lang });
  const named = new Set([...lines.join("\n").matchAll(/\b(?:class|interface|struct|type) (\w+)/g)].map(([, name]) => name));
  assert.deepEqual(types.filter((name) => !named.has(name)), [], `quicktype, ${lang}`);
}
console.log(`${types.length} types under their names, from json-schema-to-typescript and from quicktype in five languages`);
