// What the trend shows: scale, overlays, filters. Everything is in the page already; the address keeps the choices.

for (const place of document.querySelectorAll(".pd-pick")) begin(place);

function begin(place) {
  const form = place.querySelector("form"), chart = place.querySelector(".pd-chart"), note = place.querySelector(".pd-pick__note");
  const controls = [...form.elements].filter((control) => control.name);
  const rows = [...place.querySelectorAll("tbody tr")].map((row) => {
    const [name, , , method, domain, era, record] = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, name, method, domain, era, record };
  });
  const marks = rows.map(({ name }) => marked(chart, name));

  const show = () => {
    const chosen = new FormData(form);
    chart.dataset.scale = chosen.get("scale") ?? "log";
    chart.dataset.over = controls.filter((one) => one.type === "checkbox" && one.checked).map((one) => one.name).join(" ");
    const gone = rows.filter((one) =>
      ["method", "domain", "era"].some((name) => chosen.get(name) && chosen.get(name) !== one[name])
      || (chosen.has("record") && one.record !== "yes"));
    rows.forEach((one, at) => {
      one.row.hidden = gone.includes(one);
      for (const mark of marks[at]) mark.classList.toggle("pd-gone", gone.includes(one));
    });
    chart.dataset.gone = JSON.stringify(gone.map((one) => one.name));
    for (const still of chart.querySelectorAll(".pd-chart__still[data-scale]")) still.hidden = still.dataset.scale !== chart.dataset.scale;
    if (note) note.hidden = !gone.length;
    if (note) note.textContent = gone.length
      ? `${rows.length - gone.length} of ${rows.length} results are shown${form.elements.fit ? `; the line is still that of all ${rows.length}` : ""}.` : "";
    chart.dispatchEvent(new Event("pd-pick"));
  };

  const keep = () => {
    const address = new URL(location.href);
    for (const control of controls) {
      if (control.type === "radio" && !control.checked) continue;
      const said = control.type === "checkbox" ? (control.checked ? "yes" : "no") : control.value;
      if (said === usual(control)) address.searchParams.delete(control.name);
      else address.searchParams.set(control.name, said);
    }
    history.replaceState(history.state, "", address);
    show();
  };

  for (const control of controls) {
    const asked = new URL(location.href).searchParams.get(control.name);
    if (asked === null) continue;
    if (control.type === "radio") control.checked = control.value === asked;
    else if (control.type === "checkbox") control.checked = asked === "yes";
    else if ([...control.options].some((option) => option.value === asked)) control.value = asked;
  }
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep)); // the controls are reset after the event
  show();
}

function usual(control) {
  if (control.type === "radio") return [...control.form.elements[control.name]].find((one) => one.defaultChecked).value;
  return control.type === "checkbox" ? (control.defaultChecked ? "yes" : "no") : control.options[0].value;
}

// All that stands for one result in the pictures: its points, its name, its bars.
function marked(chart, name) {
  const told = [...chart.querySelectorAll(".pd-point")].filter((point) => point.getAttribute("aria-label").startsWith(`${name}, `));
  const names = [...chart.querySelectorAll("svg [class*=' names_'] text")].filter((text) => text.textContent === name);
  const bars = [...chart.querySelectorAll("svg [class*=' bars_']")].flatMap((group) => {
    const at = chart.dataset.order.split("|").indexOf(name);
    return group.children[at] ?? [];
  });
  return [...told, ...names, ...bars];
}
