// What the server is started with, and what the manifest says fits it.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { documents, words } = require("../src/options");
const manifest = require("../package.json");

test("the server is started as the setting says", () => {
  assert.deepEqual(words(false), ["lsp", "--stdio"]);
  assert.deepEqual(words(true), ["lsp", "--stdio", "--notes"]);
});

test("each language that starts the extension is one that the server is told of", () => {
  const told = new Set(documents.map((one) => one.language));
  const starts = manifest.activationEvents.filter((one) => one.startsWith("onLanguage:"));
  assert.deepEqual(starts.filter((one) => !told.has(one.slice("onLanguage:".length))), []);
  assert.ok(documents.some((one) => one.notebook === "jupyter-notebook" && one.language === "markdown"));
  assert.deepEqual(manifest.contributes.languages.map((one) => one.id), ["calc"]);
});
