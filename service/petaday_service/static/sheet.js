// A fact of the run sheet is changed where it stands: the chip becomes a field, and what is written there is said.
"use strict";

document.addEventListener("click", (event) => {
  const chip = event.target.closest?.("a[data-change]");
  if (!chip || !composer || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  edit(chip);
});

function edit(chip) {
  const { change, value } = chip.dataset;
  const form = document.createElement("form");
  form.className = "fact-edit";
  const field = Object.assign(document.createElement("input"), { type: "text", value, autocomplete: "off", spellcheck: false });
  field.setAttribute("aria-label", `${chip.closest(".fact").querySelector("dt").textContent}, now ${value}`);
  const done = Object.assign(document.createElement("button"), { textContent: "Set" });
  form.append(field, done);
  const shut = () => {
    if (form.isConnected) form.replaceWith(chip);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const other = field.value.trim();
    shut();
    if (other && other !== value) await say(`${change}${other}`);
    else chip.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    shut();
    chip.focus();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) shut();
  });
  chip.replaceWith(form);
  field.focus();
  field.select();
}
