// Runs before the page is painted, so that a chosen theme does not flash. The choice is that of the site beside the chat,
// kept where its theme, Material, keeps it: chosen in one, it holds in both.
"use strict";

const PALETTE = "/.__palette";
const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen = null; // for a browser that keeps nothing

function palette() {
  try {
    return JSON.parse(localStorage.getItem(PALETTE)) ?? chosen;
  } catch {
    return chosen;
  }
}

// "system", "light" or "dark"
function choice() {
  const color = palette()?.color;
  if (!color?.media?.includes(":")) return "system";
  return color.scheme === "slate" ? "dark" : "light";
}

function paint() {
  const now = choice();
  document.documentElement.dataset.theme = now === "system" ? (dark.matches ? "dark" : "light") : now;
}

function chooseTheme(next) {
  const media = next === "system" ? "(prefers-color-scheme)" : `(prefers-color-scheme: ${next})`;
  const scheme = (next === "system" ? dark.matches : next === "dark") ? "slate" : "default";
  const { primary = "custom", accent = "custom" } = palette()?.color ?? {};
  chosen = { index: ["system", "light", "dark"].indexOf(next), color: { media, scheme, primary, accent } };
  try {
    localStorage.setItem(PALETTE, JSON.stringify(chosen));
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  paint();
}

dark.addEventListener("change", paint);
paint();
