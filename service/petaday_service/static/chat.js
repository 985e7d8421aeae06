// The page works without this file; with it, messages are answered in place.
"use strict";

const TURN = "text/vnd.petaday.turn+html";
const root = document.documentElement;
const composer = document.getElementById("composer");
const box = document.getElementById("text");
const thread = document.getElementById("thread");
const problem = document.getElementById("problem");
const status = document.getElementById("status");

// Sending

let busy = false;

async function say(text) {
  if (busy || !text.trim()) return;
  busy = true;
  composer.classList.add("busy");
  status.textContent = "Working";
  problem.hidden = true;
  try {
    const answer = await fetch(composer.action, {
      method: "POST",
      headers: { Accept: TURN },
      body: new URLSearchParams({ text }),
    });
    if (!answer.ok) throw new Error(await refusal(answer));
    show(await answer.text(), answer.headers.get("Content-Location"));
    if (box.value === text) box.value = "";
  } catch (error) {
    // What was typed stays where it is.
    status.textContent = "";
    problem.textContent = error instanceof TypeError ? "The service cannot be reached; try again." : error.message;
    problem.hidden = false;
    if (!box.value) box.value = text;
  }
  busy = false;
  composer.classList.remove("busy");
  fit();
  box.focus();
}

async function refusal(answer) {
  try {
    return (await answer.json()).error.message;
  } catch {
    return `The service answered ${answer.status}.`;
  }
}

function show(turn, location) {
  document.getElementById("welcome")?.remove();
  thread.insertAdjacentHTML("beforeend", turn);
  composer.action = location;
  history.replaceState(null, "", location);
  const article = thread.lastElementChild;
  status.textContent = article.dataset.spoken;
  article.scrollIntoView({ block: "start" });
  recalled = null;
}

document.addEventListener("submit", (event) => {
  if (!("say" in event.target.dataset)) return;
  event.preventDefault();
  say(event.submitter?.name === "text" ? event.submitter.value : box.value);
});

// The keyboard

let recalled = null;

box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    composer.requestSubmit();
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    recall(event);
  }
});

function recall(event) {
  const said = [...thread.querySelectorAll(".said > .text")].map((text) => text.textContent);
  const untouched = box.value === "" || (recalled !== null && box.value === said[recalled]);
  const next = (recalled ?? said.length) + (event.key === "ArrowUp" ? -1 : 1);
  if (!untouched || next < 0 || next > said.length) return;
  event.preventDefault();
  recalled = next === said.length ? null : next;
  box.value = said[next] ?? "";
  fit();
}

function fit() {
  box.rows = Math.min(Math.max(box.value.split("\n").length, 1), 10);
}

box.addEventListener("input", fit);

// Copying a card, and opening the card a finding leads to

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("a[data-copy]");
  if (copy && navigator.clipboard) {
    event.preventDefault();
    const answer = await fetch(copy.href);
    await navigator.clipboard.writeText(await answer.text());
    status.textContent = `Copied as ${copy.textContent}`;
    copy.classList.add("copied");
    setTimeout(() => copy.classList.remove("copied"), 1500);
  }
  const lead = event.target.closest('a[href^="#m"]');
  const card = lead && document.getElementById(lead.hash.slice(1));
  if (card instanceof HTMLDetailsElement) card.open = true;
});

// Light and dark

const theme = document.getElementById("theme");
const system = matchMedia("(prefers-color-scheme: dark)");

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function label() {
  theme.textContent = dark() ? "Light" : "Dark";
}

theme.addEventListener("click", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  try {
    localStorage.setItem("petaday-theme", root.dataset.theme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  label();
});
system.addEventListener("change", label);

label();
theme.hidden = false;
document.getElementById("keys").hidden = false;
fit();
