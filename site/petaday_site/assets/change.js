// Change the numbers: the printed line itself becomes the form, worked again on every key; the address can hold a change.

import { point, shown } from "./strip.js";
import { figure, judge, read, work } from "./work.js";

const PFS_DAY = 8.64e19;

for (const panel of document.querySelectorAll(".pd-change")) begin(panel);

function begin(panel) {
  const program = JSON.parse(panel.dataset.program), fold = panel.closest("details");
  const line = document.getElementById(`${panel.dataset.calculation}-work`);
  const numbers = [...line.querySelectorAll(".pd-number")];
  const chips = program.claims.map((_, at) => document.getElementById(`${panel.dataset.calculation}-claim-${at + 1}`)?.querySelector(".pd-v"));
  const printedChips = chips.map((chip) => chip && { look: chip.className, said: chip.innerHTML });
  const result = panel.querySelector(".pd-change__result"), chat = panel.querySelector(".pd-change__chat");
  const asPrinted = result.textContent;
  let fields = [], text = panel.dataset.text;

  const follow = () => {
    const changed = {}, unread = [];
    for (const field of fields) {
      const other = field.value.trim() !== field.defaultValue.trim(), number = other ? read(field.value) : null;
      if (other && number) changed[field.dataset.at] = number;
      if (other && !number) unread.push(field.value);
      field.setAttribute("aria-invalid", String(other && !number));
      note(field, other);
    }
    const { value, slack } = work(program.instructions, changed);
    const ranges = program.ranges.filter(([at]) => !changed[at]);
    show(value, slack, ranges, Object.keys(changed).length, unread);
    text = written(panel.dataset.text, fields, program.fields, changed);
    if (chat) chat.href = chat.dataset.chat + encodeURIComponent(text);
  };

  const show = (value, slack, ranges, count, unread) => {
    const end = value[program.result] * program.by, first = program.printed;
    const days = program.unit === "FLOP" ? ` = ${figure(end / PFS_DAY)} pfs-days` : "";
    const said = unread.length ? ` “${unread[0]}” is no number and is not used: write 1200, 1.2e3 or 0.33.` : "";
    const broken = Number.isFinite(end) ? `${inUnit(end, program.unit)}${days}` : "No figure: the numbers divide by zero or are too large.";
    const many = `${count} ${count === 1 ? "number" : "numbers"} changed`;
    const times = count && first && Number.isFinite(end) ? `, ${figure(end / first, 3)} × what the printed inputs give` : "";
    result.textContent = `${count ? `With ${many}: ${broken}${times}` : asPrinted}${said}`;
    if (program.unit === "FLOP") point(panel, count ? end / PFS_DAY : null);
    program.claims.forEach((claim, at) => {
      if (!chips[at]) return;
      const found = judge(claim, value[program.result] * claim.by, slack[program.result], ranges);
      chips[at].className = count ? `pd-v pd-v--${LOOK[found.verdict]}` : printedChips[at].look;
      if (count) chips[at].textContent = would(found, program.claims[at - 1]);
      else chips[at].innerHTML = printedChips[at].said;
    });
  };

  const open = () => {
    if (fields.length) return;
    fields = numbers.map((place) => {
      const field = Object.assign(document.createElement("input"), { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false });
      field.defaultValue = place.textContent;
      field.size = Math.max(3, place.textContent.length);
      field.dataset.at = place.dataset.at;
      field.setAttribute("aria-label", `number in ${place.closest("code").textContent}, printed ${place.textContent}`);
      place.replaceChildren(field);
      return field;
    });
    if (program.unit === "FLOP") shown(panel, result);
    follow();
  };
  const shut = () => {
    for (const field of fields) field.value = field.defaultValue;
    if (fields.length) follow();
    for (const field of fields) field.parentElement.replaceChildren(field.defaultValue);
    fields = [];
  };

  fold.hidden = false;
  fold.addEventListener("toggle", () => (fold.open ? open() : shut()));
  line.addEventListener("input", follow);
  panel.querySelector(".pd-change__reset").addEventListener("click", () => {
    for (const field of fields) field.value = field.defaultValue;
    follow();
    fields[0]?.focus();
  });
  const link = panel.querySelector(".pd-change__link"), copy = panel.querySelector(".pd-change__text");
  link.addEventListener("click", () => {
    const address = addressOf(panel, fields);
    history.replaceState(history.state, "", address);
    keep(link, address.href, () => (link.textContent = "It is in the address bar"));
  });
  copy.addEventListener("click", () => keep(copy, text, () => (result.textContent = `To be copied: ${text}`)));
  restore(panel, fold, open, () => fields, follow, result);
}

const LOOK = {
  follows: "ok", "by rounding": "ok", "from the figure before": "ok", close: "close", "within factor 2": "two", off: "off", "not judged": "idle",
};

// A verdict on a figure that is still as printed, under numbers that are not.
function would({ verdict, ratio }, before) {
  const size = Math.max(ratio, 1 / ratio), way = ratio > 1 ? "high" : "low", percent = Math.abs(ratio - 1) * 100;
  const gap = size <= 2 ? `${percent < 9.95 ? Number(percent.toPrecision(2)) : Math.round(percent)}% ${way}` : `${figure(size, 2)}× ${way}`;
  const said = {
    follows: "follow", "by rounding": "follow by rounding", "from the figure before": `follow from ${before?.text ?? "the figure before"}`,
    close: `be close: ${gap}`, "within factor 2": `be ${gap}`, off: `be off: ${gap}`, "not judged": "not be judged",
  };
  return `would ${said[verdict]}`;
}

async function keep(button, text, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    otherwise();
  }
}

// What the address asks for; what it asks for in vain is said.
function restore(panel, fold, open, fields, follow, result) {
  const asked = [...new URL(location.href).searchParams].filter(([key]) => key.startsWith(`${panel.dataset.calculation}.`));
  if (!asked.length) return;
  const record = panel.closest("details.pd-record");
  if (record) record.open = true;
  fold.open = true;
  open();
  const lost = [];
  for (const [key, value] of asked) {
    const at = key.slice(panel.dataset.calculation.length + 1), field = fields().find((one) => one.dataset.at === at);
    if (field) field.value = value;
    else lost.push(key);
  }
  follow();
  if (lost.length) result.textContent += ` The link also changes ${lost.join(", ")}, which is no number here any more.`;
  panel.scrollIntoView({ block: "center" });
}

function addressOf(panel, fields) {
  const address = new URL(location.href), name = panel.dataset.calculation;
  for (const key of [...address.searchParams.keys()]) if (key.startsWith(`${name}.`)) address.searchParams.delete(key);
  for (const field of fields) if (field.value.trim() !== field.defaultValue.trim()) address.searchParams.set(`${name}.${field.dataset.at}`, field.value.trim());
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

function note(field, other) {
  const place = field.parentElement;
  place.classList.toggle("pd-number--other", other);
  place.querySelector(".pd-number__printed")?.remove();
  if (other) place.append(Object.assign(document.createElement("small"), { className: "pd-number__printed", textContent: `printed ${field.defaultValue}` }));
}

function inUnit(value, unit) {
  return unit === "1" || !unit ? figure(value) : `${figure(value)} ${unit}`;
}
