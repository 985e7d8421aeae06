// The chart: names of points on hover and focus, and the live view, loaded when asked for.

for (const chart of document.querySelectorAll(".pd-chart")) {
  const say = tips(chart);
  if (chart.querySelector(".pd-chart__button")) zoom(chart, say);
}

// A snippet for other pages needs a whole address; the build may not know it.
for (const snippet of document.querySelectorAll("[data-embed]")) {
  snippet.textContent = snippet.textContent.replace(/src="([^"]*)"/, (_, path) => `src="${new URL(path, location.href)}"`);
}

// Below the picture, where it covers no point. The chart of all runs has a readout of its own.
function tips(chart) {
  if (chart.querySelector(".pd-readout")) return () => {};
  const line = document.createElement("div"), tip = document.createElement("div");
  line.className = "pd-told";
  tip.className = "pd-tip";
  tip.hidden = true;
  line.setAttribute("aria-hidden", "true"); // the link says the same
  line.append(tip);
  chart.querySelector("figcaption")?.before(line);
  const say = (text) => {
    tip.hidden = !text;
    if (text) tip.textContent = text;
  };
  const show = (event) => {
    const point = event.target.closest?.(".pd-point");
    if (point) say(point.getAttribute("aria-label"));
    else if (!event.target.closest?.(".pd-chart__live")) say("");
  };
  chart.addEventListener("pointerover", show);
  chart.addEventListener("focusin", show);
  chart.addEventListener("focusout", () => say(""));
  chart.addEventListener("pointerleave", () => say(""));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") say(""); });
  return say;
}

function zoom(chart, say) {
  const button = chart.querySelector(".pd-chart__button");
  const live = chart.querySelector(".pd-chart__live");
  const root = new URL(chart.dataset.root, location.href);
  const read = new Map();

  const description = async () => {
    const file = `${chart.dataset.live}${chart.dataset.scale === "linear" ? "-linear" : ""}.json`;
    if (!read.has(file)) {
      const answer = await fetch(new URL(file, root));
      if (!answer.ok) throw new Error(answer.statusText);
      read.set(file, await answer.text());
    }
    return read.get(file);
  };

  // `ast` and `tooltip`: neither eval nor an injected style, which a Content-Security-Policy would refuse.
  const draw = async () => vegaEmbed(live, inked(picked(JSON.parse(await description()), chart), chart), {
    renderer: "svg", ast: true, actions: false, defaultStyle: false, loader: { baseURL: root.href, target: "_self" },
    tooltip: (_, event, item, value) => say(value ? item.description : ""),
  });

  const again = () => chart.classList.contains("pd-chart--live") && draw();
  chart.addEventListener("pd-pick", again);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const opening = live.hidden;
    button.disabled = true;
    try {
      if (!read.size) {
        await import(new URL("assets/vega.js", root));
        await description();
        new MutationObserver(again).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
      }
      live.hidden = !opening;
      chart.classList.toggle("pd-chart--live", opening);
      if (opening) await draw();
      button.textContent = opening ? "Back to the still chart" : "Zoom and pan";
    } catch (error) {
      live.hidden = true;
      chart.classList.remove("pd-chart--live");
      button.textContent = `The live chart could not be loaded (${error.message}). Try again`;
    }
    button.disabled = false;
    button.focus();
  });
}

// Layers that are not asked for, and points that are not picked, are left out.
function picked(spec, chart) {
  const over = chart.dataset.over.split(" "), gone = new Set(JSON.parse(chart.dataset.gone ?? "[]"));
  const kind = (layer) => /^(fit|moore|bars|printed|law\d*|others|minor)/.exec(layer.name ?? "")?.[0];
  const shown = (name) => (["others", "minor"].includes(name) ? !over.includes("records") : over.includes(name));
  spec.layer = spec.layer.filter((layer) => !kind(layer) || shown(kind(layer)));
  for (const [name, rows] of Object.entries(spec.datasets)) spec.datasets[name] = rows.filter((row) => !gone.has(row.name));
  return spec;
}

// The description names its colours; here each becomes the theme's.
function inked(spec, chart) {
  const style = getComputedStyle(chart);
  let text = JSON.stringify(spec);
  for (const [name, colour] of Object.entries(spec.usermeta.ink)) {
    text = text.replaceAll(`"${colour}"`, JSON.stringify(style.getPropertyValue(`--pd-chart-${name}`).trim()));
  }
  return JSON.parse(text);
}
