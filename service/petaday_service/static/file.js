// A file becomes a message: chosen, dropped on the page, or pasted. Text is read here, a PDF by the service.
"use strict";

const chooser = document.getElementById("file");
const choose = document.getElementById("choose");
const LARGEST = Number(chooser?.dataset.largest);

async function take(file) {
  if (!file) return;
  if (file.type === "application/pdf" || /\.pdf$/i.test(file.name)) {
    if (file.size > LARGEST) return refuse(`“${file.name}” is larger than ${Math.round(LARGEST / 1048576)} MB, the most that is read.`);
    return send(new Blob([file], { type: "application/pdf" }), "", file.name);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.includes(0)) return refuse(`“${file.name}” is neither text nor a PDF. A text, Markdown, HTML, LaTeX or PDF file can be read.`);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  if (!text.trim()) return refuse(`“${file.name}” is empty.`);
  return say(text.replaceAll("\r\n", "\n"));
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
