// The chart: names of points on hover and focus, and the live view, loaded when asked for.

for (const chart of document.querySelectorAll(".pd-chart")) {
  const say = tips(chart);
  if (chart.querySelector(".pd-chart__button")) zoom(chart, say);
}

function tips(chart) {
  const tip = document.createElement("div");
  tip.className = "pd-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // the link says the same
  chart.append(tip);
  const say = (text, at) => {
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const frame = chart.getBoundingClientRect();
    const left = at.left + at.width / 2 - frame.left - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
    tip.style.top = `${at.bottom - frame.top + 6}px`;
  };
  const show = (event) => {
    const point = event.target.closest?.(".pd-point");
    if (point) say(point.getAttribute("aria-label"), point.getBoundingClientRect());
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
  const still = chart.querySelector(".pd-chart__still"), live = chart.querySelector(".pd-chart__live");
  const root = new URL(chart.dataset.root, location.href);
  let text = "";

  // `ast` and `tooltip`: neither eval nor an injected style, which a Content-Security-Policy would refuse.
  const draw = () => vegaEmbed(live, inked(JSON.parse(text), chart), {
    renderer: "svg", ast: true, actions: false, defaultStyle: false, loader: { baseURL: root.href, target: "_self" },
    tooltip: (_, event, item, value) => say(value ? item.description : "", event.target.getBoundingClientRect()),
  });

  button.hidden = false;
  button.addEventListener("click", async () => {
    const opening = live.hidden;
    button.disabled = true;
    try {
      if (!text) {
        await import(new URL("assets/vega.js", root));
        const answer = await fetch(new URL("data/chart.json", root));
        if (!answer.ok) throw new Error(answer.statusText);
        text = await answer.text();
        const theme = new MutationObserver(() => live.hidden || draw());
        theme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
      }
      live.hidden = !opening;
      still.hidden = opening;
      if (opening) await draw();
      button.textContent = opening ? "Back to the still chart" : "Zoom and pan";
    } catch (error) {
      live.hidden = true;
      still.hidden = false;
      button.textContent = `The live chart could not be loaded (${error.message}). Try again`;
    }
    button.disabled = false;
    button.focus();
  });
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
