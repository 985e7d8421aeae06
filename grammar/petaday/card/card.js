// What a card's style sheet cannot do: Escape shuts the box of a factor, and a link opens the record it leads into.

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".pd-f:is(:hover, :focus)")) {
    open.classList.add("pd-f--shut");
    const again = () => open.classList.remove("pd-f--shut");
    open.addEventListener("pointerleave", again, { once: true });
    open.addEventListener("blur", again, { once: true });
  }
});

function reveal() {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  const inside = ":scope > details.pd-data:not([open]), :scope > * > details:not([class], [open])";
  const shut = [place.querySelector(inside)];
  for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) if (!around.open) shut.push(around);
  if (!shut.some(Boolean)) return;
  for (const one of shut) if (one) one.open = true;
  place.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();
