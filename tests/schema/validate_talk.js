// Holds files against a JSON Schema (draft-07) with a validator that is not ours; exits 1 on a complaint.
// usage: node validate_talk.js SCHEMA FILE...
"use strict";
const fs = require("fs");
const Ajv = require("ajv");

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, allErrors: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));

for (const file of files) {
  if (validate(JSON.parse(fs.readFileSync(file)))) continue;
  process.exitCode = 1;
  for (const error of validate.errors) console.log(`${file}: ${error.instancePath || "/"} ${error.message}`);
}
