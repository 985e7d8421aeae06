// Only while the site is watched: a page that changed is loaded anew; what is wrong is said over the last good page.

const asked = new URL("../watch.json", import.meta.url);
const fresh = { cache: "no-store" };
const read = async () => (await fetch(location.href, fresh)).text();
const mine = await read();
let seen;

async function look() {
  const told = await (await fetch(asked, fresh)).json();
  if (told.at === seen) return;
  seen = told.at;
  say(told.fault);
  if (!told.fault && (await read()) !== mine) location.reload();
}

function say(fault) {
  document.querySelector(".pd-fault")?.remove();
  if (!fault) return;
  const box = document.createElement("pre");
  box.className = "pd-fault";
  box.setAttribute("role", "alert");
  box.tabIndex = 0;
  box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;z-index:9;" +
    "background:#5c1010;color:#fff;font:14px/1.4 monospace;white-space:pre-wrap";
  box.textContent = fault;
  document.body.append(box);
}

for (;;) {
  await look().catch(() => {}); // the site is being put in its place, or nobody watches any more
  await new Promise((done) => setTimeout(done, 250));
}
