// The switch of the unit that figures are shown in, on every page. unit-first.js has read what the address asks for, or
// what was chosen last; here it is changed and kept, and the links that are followed ask for what this address asks for.

const inputs = [...document.querySelectorAll('.pd-units input[name="pd-unit"]')];
const root = document.documentElement.dataset, carried = new WeakSet();

function take(unit) {
  root.unit = unit;
  for (const input of inputs) input.checked = input.value === unit;
}

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

// Of a page of this site, not a file; a link that says its unit itself keeps it.
function carry(event) {
  const link = event.target.closest?.("a[href]"), written = link?.getAttribute("href");
  if (!link || written.startsWith("#") || link.hasAttribute("download")) return;
  const address = new URL(written, document.baseURI), unit = new URL(location.href).searchParams.get("unit");
  const elsewhere = address.origin !== location.origin || /\.(?!html$)\w+$/.test(address.pathname);
  if (elsewhere || (!unit && !carried.has(link)) || (address.searchParams.has("unit") && !carried.has(link))) return;
  carried.add(link);
  if (unit) address.searchParams.set("unit", unit);
  else address.searchParams.delete("unit");
  link.setAttribute("href", address.href);
}

for (const way of ["click", "auxclick", "contextmenu"]) addEventListener(way, carry, true);
addEventListener("pageshow", () => take(root.unit ?? "pfs-days"));
take(root.unit ?? "pfs-days");
