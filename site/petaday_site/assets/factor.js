// A factor, wherever it stands: in the text, typeset, among the worked lines and the readings. One lights up all.

for (const calculation of document.querySelectorAll(".pd-calc")) {
  let lit = "";
  const light = (name) => {
    if (name === lit) return;
    for (const place of calculation.querySelectorAll(".pd-lit")) place.classList.remove("pd-lit");
    lit = name;
    for (const place of name ? calculation.querySelectorAll(`[data-factor="${CSS.escape(name)}"]`) : []) place.classList.add("pd-lit");
  };
  const nameOf = (place) => place.closest?.("[data-factor]")?.dataset.factor
    ?? place.closest?.("tr")?.querySelector("[data-factor]")?.dataset.factor ?? "";
  calculation.addEventListener("pointerover", (event) => light(nameOf(event.target)));
  calculation.addEventListener("focusin", (event) => light(nameOf(event.target)));
  calculation.addEventListener("pointerleave", () => light(""));
}
