// What stands around a conversation: sharing it, and the earlier ones.
"use strict";

// Sharing makes a copy under an address of its own, and says so

document.addEventListener("submit", async (event) => {
  if (!("share" in event.target.dataset)) return;
  event.preventDefault();
  try {
    const answer = await fetch(event.target.action, { method: "POST" });
    if (!answer.ok) throw new Error(await refusal(answer));
    const address = new URL(answer.url);
    address.search = "";
    await made(address.href);
  } catch (error) {
    tell(error instanceof TypeError ? "The service cannot be reached; try again." : error.message);
  }
});

async function made(address) {
  let kept = "A link was made";
  try {
    await navigator.clipboard.writeText(address);
    kept = "A link was made and copied";
  } catch {
    // it stands there to be copied by hand
  }
  const notice = document.getElementById("link");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = address;
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "link";
  shut.textContent = "Close";
  shut.addEventListener("click", () => {
    notice.hidden = true;
    box.focus();
  });
  const said = document.createElement("b");
  said.textContent = `${kept}: `;
  notice.querySelector("p").replaceChildren(said, link, ". Whoever has it can read the conversation up to here, and not change it. ", shut);
  notice.hidden = false;
  status.textContent = kept;
}

// Earlier conversations: their addresses are known to this browser alone

const KEPT = "petaday-conversations";
const MOST_KEPT = 30;

function conversations() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function remember() {
  const id = location.pathname.split("/")[2];
  const first = thread.querySelector(".said .text")?.textContent;
  if (!composer || !id || !first) return;
  const others = conversations().filter((one) => one.id !== id);
  const all = [{ id, title: first.slice(0, 80), at: Date.now() }, ...others].slice(0, MOST_KEPT);
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // Storage is switched off: nothing is remembered.
  }
}

function list() {
  const earlier = document.getElementById("earlier");
  const found = conversations();
  if (!earlier || !found.length) return;
  for (const { id, title, at } of found) {
    const link = document.createElement("a");
    link.href = `/chat/${encodeURIComponent(id)}`;
    link.textContent = title;
    const when = document.createElement("time");
    when.dateTime = new Date(at).toISOString();
    when.textContent = new Date(at).toLocaleDateString();
    const item = document.createElement("li");
    item.append(link, when);
    earlier.querySelector("ul").append(item);
  }
  earlier.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(KEPT);
    earlier.hidden = true;
    box.focus();
  });
  earlier.hidden = false;
}

if (composer) {
  remember();
  list();
}
