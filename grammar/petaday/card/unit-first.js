// Before anything is drawn: the unit that the address asks for, or else the one that was chosen last.
{
  const read = () => {
    let unit = new URL(location.href).searchParams.get("unit");
    try {
      unit ??= localStorage.getItem("petaday-unit");
    } catch {
      // a browser that keeps nothing
    }
    document.documentElement.dataset.unit = unit === "flop" ? "flop" : "pfs-days";
  };
  read();
  addEventListener("pageshow", (event) => event.persisted && read()); // it may have been changed since the page was left
}
