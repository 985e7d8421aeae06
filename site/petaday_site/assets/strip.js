// The page's point among all systems: it follows the numbers that are changed, at the top of the page and beside them.

import { figure } from "./work.js";

const top = document.querySelector(".pd-strip__drawn");

// The strip once more, where the numbers are changed.
export function shown(panel, result) {
  if (!top || panel.querySelector(".pd-strip__drawn")) return;
  const copy = top.cloneNode(true);
  result.after(copy);
  point(panel, panel.pdComputed ?? null);
}

// `computed` in pfs-days; null for the figure of the page.
export function point(panel, computed) {
  panel.pdComputed = computed;
  for (const strip of [top, panel.querySelector(".pd-strip__drawn")]) if (strip) move(strip, computed);
}

function move(strip, computed) {
  const { low, high, value } = strip.dataset, mine = strip.querySelector(".pd-strip__mine");
  const there = computed > 0 && Number.isFinite(computed) ? computed : Number(value);
  const share = (Math.log10(there) - low) / (high - low);
  mine.setAttribute("cx", `${(2 + 96 * Math.min(Math.max(share, 0), 1)).toFixed(1)}%`);
  mine.classList.toggle("pd-strip__changed", there !== Number(value));
  strip.dataset.told ??= strip.getAttribute("aria-label");
  strip.setAttribute("aria-label", there === Number(value) ? strip.dataset.told : `With the numbers changed: ${figure(there)} pfs-days.`);
}
