// The theme asks for the search index, the largest file of the site, with every page. It waits here until somebody searches.
// Runs before the theme's script; should that ask in another way, the index comes with the page, as before.
{
  const asked = XMLHttpRequest.prototype, { open, send } = asked, late = new WeakSet();
  const wanted = new Promise((go) => {
    document.getElementById("__search")?.addEventListener("change", go, { once: true });
    document.querySelector(".md-search__input")?.addEventListener("focus", go, { once: true });
  });
  asked.open = function (method, url, ...rest) {
    if (new URL(url, location.href).pathname.endsWith("/search/search_index.json")) late.add(this);
    return open.call(this, method, url, ...rest);
  };
  asked.send = function (...rest) {
    if (!late.has(this)) return send.apply(this, rest);
    wanted.then(() => send.apply(this, rest));
  };
}
