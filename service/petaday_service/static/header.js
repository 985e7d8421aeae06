// The header of every page of the chat: its menus, light and dark.
"use strict";

// A menu shuts when something else is pressed, and by Escape

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details:is(.menu, .exports)[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details:is(.menu, .exports)[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Light and dark

const theme = document.getElementById("theme");
const AFTER = { system: "light", light: "dark", dark: "system" };
const SAID = { system: "Theme follows the system; switch to light", light: "Light theme; switch to dark", dark: "Dark theme; switch to the system's" };

function label() {
  theme.setAttribute("aria-label", SAID[choice()]);
  theme.title = SAID[choice()];
}

theme.addEventListener("click", () => {
  chooseTheme(AFTER[choice()]);
  label();
});

label();
theme.hidden = false;
