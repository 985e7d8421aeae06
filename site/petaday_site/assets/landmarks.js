// The theme makes landmarks of small things, and calls several of them alike: here each gets a name of its own.

let copies = 0;

function name() {
  for (const nav of document.querySelectorAll(".md-code__nav:not([aria-label])")) nav.setAttribute("aria-label", `Copy, text ${++copies}`);
  for (const nav of document.querySelectorAll(".md-nav .md-nav[data-md-level][aria-labelledby]")) {
    const label = document.getElementById(nav.getAttribute("aria-labelledby"));
    const words = [label, nav.parentElement.querySelector(".md-nav__link")].map((one) => one?.textContent.trim());
    nav.setAttribute("aria-label", `Pages under ${words.find(Boolean) ?? "this"}`);
    nav.removeAttribute("aria-labelledby");
  }
}

name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true }); // the theme adds some later
