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
  const shut = place && (place.closest("details:not([open])") ?? place.querySelector(":scope > details.pd-data:not([open])"));
  if (!shut) return;
  shut.open = true;
  place.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();
