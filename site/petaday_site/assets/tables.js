// A long table: sorted by the heading that is pressed, filtered by words, fourteen rows until more are asked for.

const SHOWN = 14;
const RAISED = { "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9, "⁻": "-" };

for (const table of document.querySelectorAll(".pd-long")) if (!table.closest(".pd-card")) begin(table);

function begin(table) {
  const body = table.tBodies[0], rows = [...body.rows], box = table.closest(".pd-scroll") ?? table;
  const words = rows.map((row) => row.textContent.toLowerCase());
  const tools = Object.assign(document.createElement("div"), { className: "pd-tools" });
  const label = Object.assign(document.createElement("label"), { textContent: "Filter " });
  const field = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const said = document.createElement("span");
  const more = Object.assign(document.createElement("button"), { type: "button", className: "pd-tools__more" });
  said.setAttribute("role", "status");
  label.append(field);
  const subset = kinds(rows, () => show());
  tools.append(label, said, ...(subset ? [subset] : []));
  box.before(tools);
  box.after(more);
  let all = false;

  const show = () => {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = subset?.querySelector(":checked").value ?? "";
    const fitting = new Set(rows.filter((row, at) => asked.every((word) => words[at].includes(word))
      && (!kind || (row.dataset.kind ?? "").split(" ").includes(kind))));
    let seen = 0;
    for (const row of body.rows) row.hidden = !fitting.has(row) || !(all || asked.length || kind || ++seen <= SHOWN);
    said.textContent = asked.length || kind ? `${fitting.size} of ${rows.length}` : "";
    more.hidden = all || asked.length > 0 || kind !== "";
    more.textContent = `Show all ${rows.length}`;
  };
  field.addEventListener("input", show);
  more.addEventListener("click", () => {
    all = true;
    show();
  });
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => sort(table, body, column, cell));
    button.addEventListener("click", show);
  });
  const reveal = () => {
    const row = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    if (!row || !rows.includes(row) || !row.hidden) return;
    all = true;
    field.value = "";
    show();
    row.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  show();
  table.classList.add("pd-begun");
  reveal();
}

// All rows, or those of one kind, where the rows say what kinds they are.
function kinds(rows, show) {
  const found = [...new Set(rows.flatMap((row) => (row.dataset.kind ?? "").split(" ").filter(Boolean)))].sort().reverse();
  if (!found.length) return null;
  const choice = Object.assign(document.createElement("fieldset"), { className: "pd-seg" });
  choice.setAttribute("aria-label", "Which rows");
  for (const kind of ["", ...found]) {
    const label = document.createElement("label"), words = document.createElement("span");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "rows", value: kind, checked: !kind });
    words.textContent = kind ? kind[0].toUpperCase() + kind.slice(1) : "All";
    label.append(input, words);
    choice.append(label);
  }
  choice.addEventListener("change", show);
  return choice;
}

// Rows whose cell holds no figure, and no words, come last in either order.
function sort(table, body, column, cell) {
  const down = cell.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  cell.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
  const numbers = cell.classList.contains("pd-num");
  const keyed = [...body.rows].map((row) => [row, key(row.cells[column], numbers)]);
  keyed.sort(([, a], [, b]) => (a === null) - (b === null) || down * (numbers ? a - b : String(a).localeCompare(String(b))));
  body.append(...keyed.map(([row]) => row));
}

function key(cell, numbers) {
  const text = cell.textContent.trim();
  if (!numbers) return text && text !== "–" ? text : null;
  const found = /(-?\d[\d,]*(?:\.\d+)?)(?:\s*×\s*10([⁻⁰¹²³⁴-⁹]+))?/.exec(text.replaceAll("\u00a0", " ").replace("−", "-"));
  if (!found) return null;
  const power = found[2] ? Number([...found[2]].map((sign) => RAISED[sign]).join("")) : 0;
  return Number(found[1].replaceAll(",", "")) * 10 ** power;
}
