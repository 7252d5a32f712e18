// Holds the files of the project against data/schema/script.schema.json with a validator that is
// not ours, and prints TAP. What stands in NAME.expected is what our own checker finds (the unit
// tests see to that), so this tells where the two disagree.
// usage: node validate.js FOLDER-OF-THE-PROJECT
"use strict";
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv");
const YAML = require("yaml");

const root = process.argv[2];
let count = 0;

function check(what, complaints) {
  count++;
  console.log(`${complaints.length ? "not ok" : "ok"} ${count} - ${what}`);
  for (const complaint of complaints) console.log(`# ${complaint}`);
  if (complaints.length) process.exitCode = 1;
}

function filesIn(folder) {
  const names = fs.readdirSync(path.join(root, folder)).sort();
  return names.filter((name) => name.endsWith(".yaml") && !name.startsWith("words."))
    .map((name) => path.join(folder, name));
}

// Strict on the schema itself; its unions of types are meant.
const schema = JSON.parse(fs.readFileSync(path.join(root, "data/schema/script.schema.json")));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true });
const validate = ajv.compile(schema);

// What is not UTF-8 is no text, and no YAML either.
function read(file) {
  const bytes = fs.readFileSync(path.join(root, file));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "%";
  }
}

// "" when the schema takes the file, its complaint when not; null when it is no YAML at all.
function verdict(file) {
  const document = YAML.parseDocument(read(file), { schema: "core" });
  if (document.errors.length || document.warnings.length) return null;
  if (validate(document.toJS({ maxAliasCount: 0 }))) return "";
  return validate.errors.map((error) => `${error.instancePath || "/"} ${error.message}`).join("; ");
}

// The severities that our checker gives this file itself; null when nothing is expected of it.
function severities(file) {
  const expected = path.join(root, file.replace(/yaml$/, "expected"));
  if (!fs.existsSync(expected)) return null;
  return fs.readFileSync(expected, "utf8").split("\n").map((line) => line.split(" ")[1]);
}

function mustPass(files) {
  const verdicts = files.map((file) => [file, verdict(file)]);
  return verdicts.filter(([, said]) => said !== "")
    .map(([file, said]) => `${file}: ${said === null ? "no YAML" : said}`);
}

const form = filesIn("tests/fixtures/form").filter(severities);
const faulty = form.filter((file) => severities(file).includes("error"));
const doubtful = form.filter((file) => !severities(file).includes("error"));
const bad = filesIn("tests/fixtures/bad").filter(severities);

check("every shipped file is valid", mustPass(filesIn("data/scripts")));
check(`the schema refuses what our checker refuses (${faulty.length} files)`,
  faulty.filter((file) => !verdict(file))
    .map((file) => `${file}: ${verdict(file) === null ? "no YAML: it belongs in bad" : "valid"}`));
check(`the schema takes what our checker only doubts (${doubtful.length} files)`,
  mustPass(doubtful));
check(`what only our checker sees is no mistake of form (${bad.length} files)`,
  bad.filter((file) => verdict(file)).map((file) => `${file}: ${verdict(file)}`));
console.log(`1..${count}`);
