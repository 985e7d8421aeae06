// The scopes of calculations, by the library that VS Code itself colours with.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const oniguruma = require("vscode-oniguruma");
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");

const root = path.join(__dirname, "..");
const wasm = fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
const onigLib = oniguruma.loadWASM(wasm).then(() => ({
  createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text) => new oniguruma.OnigString(text),
}));

// As much of VS Code's Markdown as the injection needs: a paragraph, and a fence in another language.
const MARKDOWN = {
  scopeName: "text.html.markdown",
  patterns: [
    { begin: "^```(?!calc)", end: "^```$", name: "markup.fenced_code.block.other" },
    { match: "\\*\\*.*?\\*\\*", name: "markup.bold.markdown" },
  ],
};
const FILES = { "source.calc": "calc", "markdown.calc.codeblock": "markdown-calc" };

const registry = new Registry({
  onigLib,
  loadGrammar: async (scope) => {
    if (scope === MARKDOWN.scopeName) return parseRawGrammar(JSON.stringify(MARKDOWN), "markdown.json");
    if (!FILES[scope]) return null;
    const file = path.join(root, "syntaxes", `${FILES[scope]}.tmLanguage.json`);
    return parseRawGrammar(fs.readFileSync(file, "utf8"), file);
  },
  getInjections: (scope) => (scope === MARKDOWN.scopeName ? ["markdown.calc.codeblock"] : undefined),
});

async function scopes(text, scope = "source.calc") {
  const grammar = await registry.loadGrammar(scope);
  let state = INITIAL;
  const found = [];
  for (const line of text.split("\n")) {
    const done = grammar.tokenizeLine(line, state);
    state = done.ruleStack;
    for (const one of done.tokens) {
      const written = line.slice(one.startIndex, one.endIndex).trim();
      if (written) found.push([written, one.scopes.at(-1), one.scopes]);
    }
  }
  return found;
}

async function named(text, scope) {
  return Object.fromEntries((await scopes(text, scope)).map(([written, last]) => [written, last]));
}

test("figures, devices, units, signs", async () => {
  assert.deepEqual(await named("8 A100 × 312 TFLOPS * 3 days * 40% = 3.0 pfs-days"), {
    8: "constant.numeric.calc",
    A100: "entity.name.class.device.calc",
    "×": "keyword.operator.arithmetic.calc",
    312: "constant.numeric.calc",
    TFLOPS: "support.type.unit.calc",
    "*": "keyword.operator.arithmetic.calc",
    3: "constant.numeric.calc",
    days: "support.type.unit.calc",
    40: "constant.numeric.calc",
    "%": "constant.numeric.scale.calc",
    "=": "keyword.operator.comparison.calc",
    "3.0": "constant.numeric.calc",
    "pfs-days": "support.type.unit.calc",
  });
});

test("names, scales, results that petaday wrote, and questions", async () => {
  const found = await named("tokens = 1.2e12\n6 × 7B × tokens ≐ 5.04e22 FLOP = ? pfs-days");
  assert.equal(found.tokens, "source.calc"); // where it is used; where it is defined comes first
  assert.equal((await scopes("tokens = 1.2e12"))[0][1], "variable.other.definition.calc");
  assert.equal(found["1.2e12"], "constant.numeric.calc");
  assert.equal(found.B, "constant.numeric.scale.calc");
  assert.equal(found["≐"], "keyword.operator.result.calc");
  assert.equal(found["5.04e22"], "constant.numeric.result.calc");
  assert.equal(found["?"], "keyword.operator.question.calc");
});

test("numbers as papers print them are one number", async () => {
  for (const number of ["12,000", "1.58 * 10 ^ -3", "4.35 × 10²⁰", ".33", "1e-3", "12\u202f000"]) {
    assert.deepEqual((await scopes(`${number} h`))[0].slice(0, 2), [number, "constant.numeric.calc"]);
  }
});

test("words that only begin like a unit are words", async () => {
  for (const word of ["images", "daydreams", "dayss", "Tokens"]) {
    assert.deepEqual((await scopes(`3 ${word}`))[1].slice(0, 2), [word, "source.calc"]);
  }
  assert.equal((await named("3 FLOP per token")).per, "keyword.operator.word.calc");
});

test("a comment is a comment", async () => {
  const found = await scopes("2 * 3 = 7 <!-- petaday: ignore PD302 because 2 * 3 -->");
  assert.ok(found.at(-1)[2].includes("comment.block.html.calc"));
});

test("of Markdown only calc blocks are calculations", async () => {
  const text = ["So 8 A100.", "```calc id=a record=\"ours\"", "8 A100 × 3 days", "```", "8 A100", "```python", "8 A100", "```"];
  const found = await scopes(text.join("\n"), "text.html.markdown");
  const devices = found.filter(([, last]) => last === "entity.name.class.device.calc");
  assert.equal(devices.length, 1);
  assert.ok(devices[0][2].includes("meta.embedded.block.calc"));
  assert.ok(found.some(([written, last]) => written === "id" && last === "entity.other.attribute-name.calc"));
  assert.ok(found.some(([written, , all]) => written === "calc" && all.includes("fenced_code.block.language.markdown")));
});
