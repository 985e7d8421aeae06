// A file becomes a message: chosen, dropped on the page, or pasted. Text is read here; a PDF, and what has its text within
// (a notebook, code), by the service.
"use strict";

const chooser = document.getElementById("file");
const choose = document.getElementById("choose");
const LARGEST = Number(chooser?.dataset.largest);
const WITHIN = new Set(chooser?.dataset.within.split(" "));

async function take(file) {
  if (!file) return;
  const isPdf = file.type === "application/pdf" || /\.pdf$/i.test(file.name);
  const isWithin = WITHIN.has(file.name.split(".").pop().toLowerCase());
  if ((isPdf || isWithin) && file.size > LARGEST) {
    return refuse(`“${file.name}” is larger than ${Math.round(LARGEST / 1048576)} MB, the most that is read.`);
  }
  if (isPdf) {
    return send(new Blob([file], { type: "application/pdf" }), "", file.name);
  }
  if (isWithin) {
    const form = new FormData();
    form.append("file", file);
    return send(form, "", file.name);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes);
  if (text === null) return refuse(`“${file.name}” is neither text nor a PDF. Text, Markdown, HTML, LaTeX, a notebook, a table, code or a PDF can be read.`);
  if (!text.trim()) return refuse(`“${file.name}” is empty.`);
  return say(text.replaceAll("\r\n", "\n"));
}

// As the service reads a file: UTF-8, UTF-16 where it says so, and a line that is neither is Windows-1252.
function decoded(bytes) {
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.slice(0, 2).join()];
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) return null;
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    return strict.decode(bytes);
  } catch {
    const lines = [];
    for (let at = 0; at <= bytes.length;) {
      const end = bytes.indexOf(10, at);
      const line = bytes.subarray(at, end < 0 ? bytes.length : end);
      try {
        lines.push(strict.decode(line));
      } catch {
        lines.push(new TextDecoder("windows-1252").decode(line));
      }
      if (end < 0) break;
      at = end + 1;
    }
    return lines.join("\n");
  }
}

function refuse(message) {
  problem.textContent = message;
  problem.hidden = false;
}

function holds(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

if (chooser) {
  choose.hidden = false;
  choose.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", async () => {
    await take(chooser.files[0]);
    chooser.value = "";
  });
  box.addEventListener("paste", (event) => {
    const file = event.clipboardData.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
  document.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!holds(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}
