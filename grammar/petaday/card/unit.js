// The unit that figures are shown in, on every page: kept from visit to visit, and taken from a link's ?unit=flop.

const inputs = [...document.querySelectorAll('.pd-units input[name="pd-unit"]')];
const asked = new URL(location.href).searchParams.get("unit");

function take(unit) {
  document.documentElement.dataset.unit = unit;
  for (const input of inputs) input.checked = input.value === unit;
}

function kept() {
  try {
    return localStorage.getItem("petaday-unit");
  } catch {
    return null; // a browser that keeps nothing
  }
}

take((asked ?? kept()) === "flop" ? "flop" : "pfs-days");

for (const input of inputs) {
  input.addEventListener("change", () => {
    take(input.value);
    try {
      localStorage.setItem("petaday-unit", input.value);
    } catch {
      // shown all the same
    }
    const address = new URL(location.href);
    if (input.value === "flop") address.searchParams.set("unit", "flop");
    else address.searchParams.delete("unit");
    history.replaceState(history.state, "", address);
  });
}
