// A marked document: the reader's colours, the switch between exceptions and the whole text, and the stepper.

if (!document.documentElement.dataset.theme) { // a page around it may have set its own
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => { document.documentElement.dataset.theme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", paint);
  paint();
}

addEventListener("DOMContentLoaded", () => {
  const tools = document.querySelector(".d-tools");
  if (!tools) return;
  tools.hidden = false;
  const stops = [...document.querySelectorAll("mark[id^='exception-']")];
  const told = document.getElementById("d-at");
  let at = -1;

  function go(to) {
    if (!stops.length) return;
    stops[at]?.classList.remove("dm--here");
    at = (to + stops.length) % stops.length;
    const stop = stops[at];
    stop.classList.add("dm--here");
    stop.scrollIntoView({ block: "center" });
    stop.focus({ preventScroll: true });
    told.textContent = `exception ${at + 1} of ${stops.length}`;
  }

  document.getElementById("d-next").addEventListener("click", () => go(at + 1));
  document.getElementById("d-before").addEventListener("click", () => go(at < 0 ? -1 : at - 1));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, summary, textarea")) return;
    if (event.key === "j" || event.key === "n") go(at + 1);
    if (event.key === "k" || event.key === "p") go(at < 0 ? -1 : at - 1);
  });
  for (const choice of document.querySelectorAll("input[name='d-view']")) {
    choice.addEventListener("change", () => {
      document.getElementById("document").classList.toggle("d-few", choice.value === "few" && choice.checked);
    });
  }
});
