// What the server is started with, and which documents it is told of.

const LANGUAGES = ["markdown", "plaintext", "latex", "tex", "calc"];
const CELLS = ["markdown", "python", "julia"];

exports.words = (notes) => ["lsp", "--stdio", ...(notes ? ["--notes"] : [])];

exports.documents = [
  ...LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ language, scheme }))),
  ...CELLS.map((language) => ({ notebook: "jupyter-notebook", language })),
];
