// The page works without this file; with it, messages are answered in place.
"use strict";

const TURN = "text/vnd.petaday.turn+html";
const composer = document.getElementById("composer");
const box = document.getElementById("text");
const thread = document.getElementById("thread");
const problem = document.getElementById("problem");
const status = document.getElementById("status");
const sender = document.getElementById("send");
const stop = document.getElementById("stop");

// Sending

let busy = null;

function say(text) {
  return text.trim() ? send(new URLSearchParams({ text }), text) : undefined;
}

// `typed` goes back into the box when the message is not taken.
async function send(body, typed = "", name = typed) {
  if (busy) return;
  busy = new AbortController();
  hold(true);
  const place = composer.action;
  const waiting = pending(name);
  if (box.value === typed) box.value = "";
  fit();
  keep(typed);
  try {
    const answer = await fetch(place, { method: "POST", headers: { Accept: TURN }, body, signal: busy.signal });
    if (!answer.ok) throw new Error(await refusal(answer));
    stop.hidden = true; // it is kept by now
    keep("");
    await show(answer, waiting);
  } catch (error) {
    if (stop.hidden) tell("The answer broke off; load the page again to see it whole.");
    else if (error.name === "AbortError") await stopped(typed);
    else refused(error, typed);
  }
  waiting.remove();
  busy = null;
  hold(false);
  box.focus();
}

function hold(working) {
  composer.classList.toggle("busy", working);
  sender.hidden = working;
  stop.hidden = !working;
  if (!working) return;
  status.textContent = "Working";
  problem.hidden = true;
}

function refused(error, typed) {
  tell(error instanceof TypeError ? "The service cannot be reached; try again." : error.message);
  back(typed);
}

function tell(message) {
  status.textContent = "";
  problem.textContent = message;
  problem.hidden = false;
}

// Stopped too late, it is answered already, and shown.
async function stopped(typed) {
  const turns = () => thread.querySelectorAll(".turn").length;
  const before = turns();
  if (document.getElementById("tools")) await refresh(composer.action);
  if (turns() > before) return;
  status.textContent = "Stopped; nothing was kept.";
  back(typed);
}

function back(typed) {
  box.value = [typed, box.value].filter(Boolean).join("\n");
  fit();
}

stop?.addEventListener("click", () => busy?.abort());

async function refusal(answer) {
  try {
    return (await answer.json()).error.message;
  } catch {
    return `The service answered ${answer.status}.`;
  }
}

async function show(answer, waiting) {
  begun();
  box.placeholder = box.dataset.next;
  const location = answer.headers.get("Content-Location");
  composer.action = location;
  history.replaceState(null, "", location);
  const article = await arriving(answer, waiting);
  const { spoken } = article.dataset;
  // An edit or an undo changes what stands above, another window may have written in between, and the first message
  // brings the tools of a conversation.
  if ("event" in article.dataset || missed(article) || !document.getElementById("tools")) await refresh(location);
  status.textContent = spoken;
  fold();
  thread.lastElementChild.scrollIntoView({ block: "start" });
  recalled = null;
  remember();
}

function begun() {
  const heading = Object.assign(document.createElement("h1"), { className: "unseen", textContent: "Conversation" });
  document.getElementById("welcome")?.replaceWith(heading);
}

// The sheet that stands is the last one; those before it are one line.
function fold() {
  for (const sheet of thread.querySelectorAll(".turn:not(:last-child) details.sheet[open]")) sheet.open = false;
}

function missed(article) {
  const number = (turn) => Number(turn.id.slice(1));
  const before = article.previousElementSibling;
  return number(article) !== (before ? number(before) : 0) + 1;
}

async function refresh(location) {
  const answer = await fetch(location);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  thread.replaceChildren(...page.getElementById("thread").children);
  const tools = page.getElementById("tools");
  if (tools && !document.getElementById("tools")) document.querySelector(".composer").prepend(tools);
}

document.addEventListener("submit", (event) => {
  if (!("say" in event.target.dataset)) return;
  event.preventDefault();
  say(event.submitter?.name === "text" ? event.submitter.value : box.value);
});

// The keyboard

let recalled = null;

box?.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    composer.requestSubmit();
  } else if (event.key === "Escape") {
    busy?.abort();
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

box?.addEventListener("input", fit);

// Copying a card, and opening the card a finding leads to

async function copied(copy) {
  try {
    const answer = await fetch(copy.href);
    if (!answer.ok) throw new Error(await refusal(answer));
    await navigator.clipboard.writeText(await answer.text());
  } catch (error) {
    return tell(error instanceof TypeError ? "The service cannot be reached; try again." : error.message);
  }
  status.textContent = `Copied as ${copy.textContent}`;
  copy.classList.add("copied");
  setTimeout(() => copy.classList.remove("copied"), 1500);
}

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("a[data-copy]");
  if (copy && navigator.clipboard) {
    event.preventDefault();
    await copied(copy);
  }
  const lead = event.target.closest('a[href^="#m"]');
  const card = lead && document.getElementById(lead.hash.slice(1));
  if (card instanceof HTMLDetailsElement) card.open = true;
});

// Editing: the message goes back into the box, as an edit of itself

document.addEventListener("click", (event) => {
  const edit = event.target.closest("a[data-edit]");
  if (!edit) return;
  event.preventDefault();
  box.value = new URL(edit.href).searchParams.get("text");
  fit();
  box.focus();
});

if (composer) {
  document.getElementById("keys").hidden = false;
  unsent();
  fit();
}
