// Lets AJV, in strict mode, judge the schema files and every variant that `cargo test --test agreement` left behind.
// node agree.mjs VERDICTS.json SCHEMA_FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [verdictsFile, schemas] = process.argv.slice(2);
const verdicts = JSON.parse(readFileSync(verdictsFile, "utf8"));
const files = { "annual-report.schema.json": Ajv2020, "annual-report.draft-07.schema.json": Ajv };
let disagreements = 0;
for (const [file, Validator] of Object.entries(files)) {
  const ajv = new Validator({ strict: true, allErrors: true });
  addFormats(ajv);
  const schema = JSON.parse(readFileSync(join(schemas, file), "utf8"));
  if (!ajv.validateSchema(schema)) throw new Error(`${file}: ${ajv.errorsText()}`);
  const validate = ajv.compile(schema);
  for (const { name, valid, report } of verdicts) {
    if (validate(report) === valid) continue;
    disagreements += 1;
    console.error(`${file}: ${name}: ours says ${valid}, AJV ${!valid}: ${ajv.errorsText(validate.errors)}`);
  }
}
const broken = verdicts.filter(({ valid }) => !valid).length;
console.log(`AJV: ${verdicts.length} variants, ${broken} of them broken, 2 schemas, ${disagreements} disagreements`);
process.exit(disagreements || broken < 40 ? 1 : 0);
