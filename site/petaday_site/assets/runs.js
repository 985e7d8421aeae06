// The chart of all runs: what is pointed at is said in the readout, arrow keys walk the points, and the view stands in the address.

for (const chart of document.querySelectorAll(".pd-runs")) begin(chart);
for (const place of document.querySelectorAll(".pd-views")) views(place);
moved();

function begin(chart) {
  const readout = chart.querySelector(".pd-readout");
  if (!readout) return;
  let known, asked;
  const points = () => [...chart.querySelectorAll(".pd-point")].filter((point) => point.getClientRects().length)
    .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x);
  for (const point of chart.querySelectorAll(".pd-point")) point.setAttribute("tabindex", "-1");
  // one of each picture is reached by the Tab key; the arrow keys lead on from it
  for (const picture of chart.querySelectorAll(".pd-chart__still svg")) picture.querySelector(".pd-point:last-of-type")?.setAttribute("tabindex", "0");

  const read = () => (asked ??= fetch(chart.dataset.runs).then((answer) => answer.json()).then((rows) => {
    known = new Map(rows.map((row) => [row.name, row]));
  }).catch(() => { asked = undefined; }));

  const show = async (point) => {
    for (const on of chart.querySelectorAll(".pd-point--on")) on.classList.remove("pd-point--on");
    point.classList.add("pd-point--on");
    const name = point.getAttribute("aria-label").replace(/, \d{4}-\d\d-\d\d: .*$/, "");
    await read();
    if (!known?.has(name) || !point.classList.contains("pd-point--on")) return;
    say(readout, known.get(name), point);
  };
  chart.addEventListener("pointerover", (event) => { const point = event.target.closest?.(".pd-point"); if (point) show(point); });
  chart.addEventListener("focusin", (event) => { const point = event.target.closest?.(".pd-point"); if (point) show(point); });
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = event.target.closest?.(".pd-point");
    if (!here || !(step || ["Home", "End"].includes(event.key))) return;
    event.preventDefault();
    const all = points(), at = step ? all.indexOf(here) + step : event.key === "Home" ? 0 : all.length - 1;
    const next = all[Math.max(0, Math.min(at, all.length - 1))];
    here.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

function say(readout, row, point) {
  const [head, , foot] = readout.children;
  head.children[0].textContent = row.name;
  head.children[1].textContent = row.when;
  readout.querySelector("code").textContent = row.line;
  const figure = foot.querySelector(".pd-readout__figure");
  figure.querySelector(".pd-u-p").textContent = row.days;
  figure.querySelector(".pd-u-f").textContent = row.flop;
  foot.querySelector(".pd-readout__verdict").innerHTML = row.verdict; // made by the site's build, as the page is
  const link = foot.querySelector("a");
  if (link) link.hidden = !point.getAttribute("href");
  if (link && point.getAttribute("href")) link.href = point.getAttribute("href");
}

function views(place) {
  const inputs = [...place.querySelectorAll('input[name="view"]')];
  const asked = new URL(location.href).searchParams.get("view");
  for (const input of inputs) if (input.value === asked) input.checked = true;
  place.addEventListener("change", (event) => {
    if (event.target.name !== "view") return;
    const address = new URL(location.href);
    if (event.target.value === inputs[0].value) address.searchParams.delete("view");
    else address.searchParams.set("view", event.target.value);
    history.replaceState(history.state, "", address);
  });
}

// A link to a view of a chart that stands on another page today: what it asks for is asked there.
function moved() {
  const asked = new URL(location.href).searchParams, there = document.querySelector('.md-content a[href*="?view="]');
  if (!there || document.querySelector(".pd-pick")) return;
  if (!["scale", "moore", "bars", "printed", "law", "method", "domain", "era", "record"].some((name) => asked.has(name))) return;
  const address = new URL(there.href);
  for (const [name, value] of asked) address.searchParams.set(name, value);
  location.replace(address);
}
