// A turn as it happens: the message at once, the reply as it is written.
"use strict";

// The message while it is answered; it goes when the answer comes, or when there will be none.
function pending(text) {
  const message = document.createElement("pre");
  message.className = "text";
  message.textContent = text;
  const said = document.createElement("div");
  said.className = "said";
  said.append(message);
  const you = document.createElement("div");
  you.className = "you";
  you.append(said);
  const working = document.createElement("p");
  working.className = "label";
  working.textContent = "Working…";
  const article = document.createElement("article");
  article.className = "pending";
  article.append(you, working);
  thread.append(article);
  article.scrollIntoView({ block: "start" });
  return article;
}

// The parser of a document of its own goes on writing into this one, so that each card is seen when it has arrived.
async function arriving(answer, waiting) {
  const aside = document.implementation.createHTMLDocument();
  aside.write("<!doctype html><body>");
  let article;
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    aside.write(decoder.decode(value, { stream: !done }));
    if (!article && aside.body?.firstElementChild) {
      article = aside.body.firstElementChild;
      waiting.replaceWith(article);
      article.scrollIntoView({ block: "start" });
    }
    if (done) break;
  }
  aside.close();
  return article;
}

// A page that is loaded again before the answer begins has its message back in the box.
const UNSENT = "petaday-unsent";

function keep(typed) {
  try {
    if (typed) sessionStorage.setItem(UNSENT, typed);
    else sessionStorage.removeItem(UNSENT);
  } catch {
    // Storage is switched off or full: the message is typed again.
  }
}

function unsent() {
  try {
    const typed = sessionStorage.getItem(UNSENT);
    const answered = [...thread.querySelectorAll(".said > .text")].at(-1)?.textContent;
    if (typed && typed !== answered && !box.value) back(typed);
  } catch {
    // Storage is switched off: nothing was kept.
  }
  keep("");
}
