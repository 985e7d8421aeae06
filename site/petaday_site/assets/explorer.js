// The doubling-time explorer: looks up what the site's build has worked out; the address keeps the choices.

for (const form of document.querySelectorAll(".pd-explore")) begin(form);

async function begin(form) {
  const answer = form.querySelector("output"), controls = [...form.querySelectorAll("select")];
  let known;
  const nameOf = (control) => control.id.replace("pd-choice-", "");
  const choices = () => Object.fromEntries(controls.map((control) => [nameOf(control), control.value]));

  const show = () => {
    const chosen = choices(), month = Number(chosen.month);
    const one = known.combinations.find((row) => ["rule", "values", "dates"].every((name) => row[name] === chosen[name]));
    if (!one) {
      answer.textContent = "These choices leave fewer than three dates: no line.";
      return;
    }
    const inMonths = (days) => (days / month).toFixed(2);
    const between = ([low, high]) => (0 < low && low < high ? `${inMonths(low)} to ${inMonths(high)}` : `from ${inMonths(low)}`);
    const said = [`${inMonths(one[chosen.estimator])} months to double, from ${one.n} results`];
    if (chosen.estimator === "days") {
      said.push(`95% interval ${between(one.confidence)} (ordinary least squares), ${between(one.bootstrap)} (bootstrap)`);
      said.push(`${one.per_year}× a year, R² ${one.r2.toFixed(2)}`);
    }
    answer.textContent = `${said.join("; ")}.`;
  };

  const keep = () => {
    const address = new URL(location.href);
    for (const control of controls) {
      if (control.selectedIndex) address.searchParams.set(nameOf(control), control.value);
      else address.searchParams.delete(nameOf(control));
    }
    history.replaceState(history.state, "", address);
    show();
  };

  try {
    const reply = await fetch(form.dataset.from);
    if (!reply.ok) return;
    known = await reply.json();
  } catch {
    return; // the table below says it all
  }
  for (const control of controls) {
    const asked = new URL(location.href).searchParams.get(nameOf(control));
    if (asked && [...control.options].some((option) => option.value === asked)) control.value = asked;
  }
  form.hidden = false;
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep)); // the controls are reset after the event
  show();
}
