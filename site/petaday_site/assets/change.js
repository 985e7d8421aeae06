// Change the numbers: the fields of a calculation, worked again on every key; the address can hold what was changed.

import { point, shown } from "./strip.js";
import { figure, judge, read, work } from "./work.js";

const SIGNS = {
  follows: "✓", "by rounding": "≈", "from the figure before": "→", close: "~", "within factor 2": "▲", off: "✗", "not judged": "–",
};
const PFS_DAY = 8.64e19;

for (const panel of document.querySelectorAll(".pd-change")) begin(panel);

function begin(panel) {
  const program = JSON.parse(panel.dataset.program);
  const fields = [...panel.querySelectorAll("input")];
  const [lines, claims] = [...panel.querySelectorAll("tbody")];
  const result = panel.querySelector(".pd-change__result"), chat = panel.querySelector(".pd-change__chat");
  let text = panel.dataset.text;
  const printed = new Map(fields.map((field) => [field, field.defaultValue]));

  const follow = () => {
    const changed = {}, unread = [];
    for (const field of fields) {
      const other = field.value.trim() !== printed.get(field).trim();
      const number = other ? read(field.value) : null;
      if (other && number) changed[field.dataset.at] = number;
      if (other && !number) unread.push(field.value);
      field.setAttribute("aria-invalid", String(other && !number));
      note(field, other ? printed.get(field) : "");
    }
    const { value, slack } = work(program.instructions, changed);
    const ranges = program.ranges.filter(([at]) => !changed[at]);
    show(value, slack, ranges, Object.keys(changed).length, unread);
    text = written(panel.dataset.text, fields, program.fields, changed);
    if (chat) chat.href = chat.dataset.chat + encodeURIComponent(text);
    return changed;
  };

  const show = (value, slack, ranges, count, unread) => {
    program.rows.forEach(([factor, running, unit, runningUnit], at) => {
      const cells = lines.rows[at].cells;
      cells[1].textContent = inUnit(value[factor], unit);
      cells[2].textContent = inUnit(value[running], runningUnit);
    });
    const end = value[program.result] * program.by;
    const days = program.unit === "FLOP" ? ` = ${figure(end / PFS_DAY)} pfs-days` : "";
    const said = unread.length ? ` “${unread[0]}” is no number and is not used: write 1200, 1.2e3 or 0.33.` : "";
    const broken = Number.isFinite(end) ? `${inUnit(end, program.unit)}${days}` : "No figure: the numbers divide by zero or are too large.";
    result.textContent = `${broken}${count ? ` (${count} ${count === 1 ? "number" : "numbers"} changed)` : ""}${said}`;
    panel.classList.toggle("pd-change--other", count > 0);
    if (program.unit === "FLOP") point(panel, count ? end / PFS_DAY : null);
    program.claims.forEach((claim, at) => {
      const worked = value[program.result] * claim.by, found = judge(claim, worked, slack[program.result], ranges);
      const cells = claims.rows[at].cells;
      cells[1].replaceChildren(chip(found.verdict));
      cells[2].textContent = `${figure(worked / claim.one)} ${claim.unit}`.trim();
      cells[3].textContent = figure(found.ratio);
    });
  };

  panel.hidden = false;
  if (program.unit === "FLOP") panel.addEventListener("toggle", () => panel.open && shown(panel, result));
  panel.addEventListener("input", follow);
  panel.querySelector(".pd-change__reset").addEventListener("click", () => {
    for (const field of fields) field.value = field.defaultValue;
    follow();
    fields[0].focus();
  });
  const link = panel.querySelector(".pd-change__link");
  link.addEventListener("click", async () => {
    const address = addressOf(panel, fields, printed);
    history.replaceState(history.state, "", address);
    try {
      await navigator.clipboard.writeText(address.href);
      link.textContent = "Copied";
    } catch {
      link.textContent = "It is in the address bar";
    }
  });
  panel.querySelector(".pd-change__text")?.addEventListener("click", async (event) => {
    try {
      await navigator.clipboard.writeText(text);
      event.target.textContent = "Copied";
    } catch {
      result.textContent = `To be copied: ${text}`;
    }
  });
  restore(panel, fields, follow, result);
}

// What the address asks for; what it asks for in vain is said.
function restore(panel, fields, follow, result) {
  const asked = [...new URL(location.href).searchParams].filter(([key]) => key.startsWith(`${panel.dataset.calculation}.`));
  if (!asked.length) return;
  const lost = [];
  for (const [key, value] of asked) {
    const at = key.slice(panel.dataset.calculation.length + 1), field = fields.find((one) => one.dataset.at === at);
    if (field) field.value = value;
    else lost.push(key);
  }
  panel.open = true;
  follow();
  if (lost.length) result.textContent += ` The link also changes ${lost.join(", ")}, which is no number here any more.`;
  panel.scrollIntoView({ block: "center" });
}

function addressOf(panel, fields, printed) {
  const address = new URL(location.href), name = panel.dataset.calculation;
  for (const key of [...address.searchParams.keys()]) if (key.startsWith(`${name}.`)) address.searchParams.delete(key);
  for (const field of fields) if (field.value.trim() !== printed.get(field).trim()) address.searchParams.set(`${name}.${field.dataset.at}`, field.value.trim());
  address.hash = panel.id;
  return address;
}

// The text with the changed numbers in it.
function written(text, fields, places, changed) {
  const characters = [...text]; // the places count characters, as Python does
  const cuts = fields.filter((field) => changed[field.dataset.at]).map((field) => [...places[field.dataset.at], field.value.trim()]);
  for (const [start, end, other] of cuts.sort((a, b) => b[0] - a[0])) characters.splice(start, end - start, other);
  return characters.join("");
}

function note(field, printed) {
  let mark = field.nextElementSibling;
  if (!mark?.classList.contains("pd-change__printed")) {
    if (!printed) return;
    mark = Object.assign(document.createElement("small"), { className: "pd-change__printed" });
    field.after(mark);
  }
  mark.textContent = printed ? `printed ${printed}` : "";
}

function chip(verdict) {
  const box = document.createElement("span"), sign = document.createElement("span");
  box.className = `pd-chip pd-chip--${verdict.replaceAll(" ", "-")}`;
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = SIGNS[verdict];
  box.append(sign, ` ${verdict}`);
  return box;
}

function inUnit(value, unit) {
  return unit === "1" || !unit ? figure(value) : `${figure(value)} ${unit}`;
}
