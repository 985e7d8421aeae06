// Runs before the page is painted, so that a chosen theme does not flash.
"use strict";
try {
  // The choice made here, else the one made on the site (kept there by its theme, Material).
  const site = JSON.parse(localStorage.getItem("/.__palette"))?.color;
  const chosen = localStorage.getItem("petaday-theme") ?? (site?.media?.includes(":") && (site.scheme === "slate" ? "dark" : "light"));
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the system's preference holds.
}
