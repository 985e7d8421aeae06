// The theme's search is a dialog without a name.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

// A page that is called what is asked for comes first: GPT-4 before GPT-4.5, which holds rarer words.
const list = document.querySelector(".md-search-result__list"), field = document.querySelector(".md-search__input");
const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, "");

if (list && field) {
  new MutationObserver(() => {
    const asked = bare(field.value);
    const exact = asked && [...list.children].find((item) => bare(item.querySelector("h1")?.textContent ?? "") === asked);
    if (exact && exact !== list.firstElementChild) list.prepend(exact);
  }).observe(list, { childList: true });
}
