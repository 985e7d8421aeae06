// A chart that is seen becomes live; what draws it is loaded for the first one. Until then, and without it, the picture
// stays. It stays for screen readers in any case, as it says every figure.
"use strict";

{
  const { runtime } = document.currentScript.dataset;
  let loaded;

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      liven(target).catch(() => target.querySelector(".live")?.remove());
    }
  });

  // The link to its description is the last of a chart to arrive.
  const find = () => {
    for (const link of document.querySelectorAll('.comparison:not([data-found]) a[href$=".vl.json"]')) {
      const chart = link.closest(".comparison");
      chart.dataset.found = "";
      seen.observe(chart);
    }
  };
  new MutationObserver(find).observe(document.getElementById("thread"), { childList: true, subtree: true });
  find();

  async function liven(chart) {
    loaded ??= import(runtime);
    const [answer] = await Promise.all([fetch(chart.querySelector('a[href$=".vl.json"]').href), loaded]);
    if (!answer.ok) return;
    const spec = await answer.json();
    const dots = spec.data.values;
    const live = document.createElement("div");
    live.className = "live";
    const picture = chart.querySelector("svg.chart");
    picture.after(live);
    // `ast`: no eval; no style of its own: the Content-Security-Policy would refuse either.
    await vegaEmbed(live, drawn(spec), {
      mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false,
    });
    live.querySelector("svg").setAttribute("aria-hidden", "true");
    picture.classList.add("unseen");
    explore(chart, live, dots);
  }

  // The caption stands above it already, and each mark has its number, to know it by.
  function drawn({ $schema, title, ...spec }) {
    spec.data.values.forEach((dot, at) => { dot.at = `${at}`; });
    const { tooltip, ...encoding } = spec.encoding;
    return {
      ...spec,
      encoding: { ...encoding, description: { field: "at" } },
      width: "container",
      background: null,
      autosize: { type: "fit-x", contains: "padding" },
      config: { font: getComputedStyle(document.body).fontFamily, axis: { labelFontSize: 12, labelLimit: 150 }, view: { stroke: null } },
    };
  }

  function explore(chart, live, dots) {
    const marks = [...live.querySelectorAll(".mark-symbol path")];
    const points = dots.map((_, at) => marks.find((mark) => mark.getAttribute("aria-label") === `${at}`));
    points.forEach((point, at) => point.classList.toggle("mine", dots[at].mine));
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.hidden = true;
    tip.setAttribute("aria-hidden", "true"); // the status line says the same
    chart.append(tip);
    let now = null;

    const show = (at) => {
      if (at === now) return;
      points[now]?.classList.remove("at");
      now = at;
      tip.hidden = at === null;
      if (at === null) return;
      points[at].classList.add("at");
      const { name, shown, source } = dots[at];
      tip.replaceChildren(...[["b", name], ["span", shown], ["small", source]].filter(([, text]) => text).map(([kind, text]) => {
        const line = document.createElement(kind);
        line.textContent = text;
        return line;
      }));
      const point = points[at].getBoundingClientRect();
      const frame = chart.getBoundingClientRect();
      const left = point.left + point.width / 2 - frame.left - tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
      tip.style.top = `${point.bottom - frame.top + 6}px`;
    };

    // A row is easier to meet than its point.
    live.addEventListener("pointermove", (event) => {
      const away = points.map((point) => {
        const { top, height } = point.getBoundingClientRect();
        return Math.abs(top + height / 2 - event.clientY);
      });
      const nearest = away.indexOf(Math.min(...away));
      show(away[nearest] < 12 ? nearest : null);
    });
    live.addEventListener("pointerleave", () => show(null));
    live.addEventListener("blur", () => show(null));

    live.tabIndex = 0;
    live.setAttribute("role", "group");
    live.setAttribute("aria-label", "Live chart: arrow up and down go from system to system");
    live.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Escape") show(null);
      if (!step) return;
      event.preventDefault();
      const next = now === null ? dots.findIndex((dot) => dot.mine) : now + step;
      show(Math.max(0, Math.min(next, dots.length - 1)));
      points[now].scrollIntoView({ block: "nearest" });
      const { name, shown, source } = dots[now];
      document.getElementById("status").textContent = `${name}: ${shown}${source && `; ${source}`}`;
    });
  }
}
