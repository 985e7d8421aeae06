// What VS Code loads: one file that needs nothing but `vscode` and Node itself.
const assert = require("node:assert/strict");
const { builtinModules } = require("node:module");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");

const bundle = fs.readFileSync(path.join(__dirname, "..", "dist", "extension.js"), "utf8");

test("the bundle needs nothing that is not there", () => {
  const needed = new Set([...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map((found) => found[1]));
  const there = new Set([...builtinModules, "vscode"]);
  assert.deepEqual([...needed].filter((name) => !there.has(name.replace(/^node:/, ""))), []);
  assert.ok(needed.has("vscode"));
});

test("it begins, ends, and starts the server again", () => {
  const held = { exports: {} };
  const anything = new Proxy(class {}, { get: (real, key) => (key === "prototype" ? real.prototype : anything) });
  const load = (name) => (name === "vscode" ? anything : require(name));
  new Function("module", "exports", "require", bundle)(held, held.exports, load);
  assert.equal(typeof held.exports.activate, "function");
  assert.equal(typeof held.exports.deactivate, "function");
  assert.match(bundle, /petaday\.restart/);
});
