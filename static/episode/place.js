// Where a reader is in a talk: the section is marked in the contents, a line shows how far, and
// the next visit offers to go on from there.
import { clockOf } from "../floor/clock.js";
import { around, element, find, findAll } from "../floor/dom.js";
import { lastWhere } from "../floor/ordered.js";
import { keep, kept } from "../floor/storage.js";

const KEY = "vivavoce.places";
const MOST = 200;
const passages = findAll(".passage");
const slug = location.pathname;
const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector("aside .fold"));
/** @type {HTMLAnchorElement[]} */
const links = findAll("ol.contents a");
const entries = links.map((link) => ({
  link,
  place: passages.findIndex((passage) => `#${passage.id}` === link.hash),
}));
const line = element("div", { className: "through", ariaHidden: "true" });
document.body.append(line);

/** @returns {Record<string, string>} */
const places = () => kept(KEY) ?? {};

/** @param {number} place */
function remember(place) {
  const known = places();
  delete known[slug];
  if (place > 2 && place < passages.length - 2) known[slug] = passages[place].id;
  keep(KEY, Object.fromEntries(Object.entries(known).slice(-MOST)));
}

// The passage that is being read: the last one that begins in the upper third of the window, or
// at the end of the page the last one of all.
function current() {
  const end = document.documentElement.scrollHeight - 8;
  if (scrollY > 0 && scrollY + innerHeight > end) return passages.length - 1;
  const third = innerHeight / 3;
  return lastWhere(passages.length, (place) => passages[place].getBoundingClientRect().top < third);
}

function show() {
  const place = current();
  const text = find(".transcript").getBoundingClientRect();
  const through = Math.min(1, Math.max(0, (innerHeight - text.top) / text.height));
  line.style.setProperty("--through", String(through));
  const here = entries.findLast((entry) => entry.place <= place);
  for (const entry of entries) {
    if (entry === here) entry.link.setAttribute("aria-current", "location");
    else entry.link.removeAttribute("aria-current");
  }
  if (!fold) return place;
  find("summary", fold).dataset.here = text.top < 0 && place >= 0 ? clockOf(passages[place]) : "";
  return place;
}

let waiting = false;
/** @type {number | undefined} */
let remembering;
function moved() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const place = show();
    clearTimeout(remembering);
    remembering = setTimeout(() => {
      if (scrollY > 400) remember(place);
    }, 800);
  });
}

const before = document.getElementById(places()[slug] ?? "");
if (before && !location.hash && !location.search) {
  const link = element("a", {
    href: `#${before.id}`,
    textContent: `Go on reading at ${clockOf(before)}`,
  });
  const note = element("p", { className: "note" }, "You have been here before. ", link);
  find("header.episode").append(note);
}

// Going to a section closes the list that covers the text on a phone.
fold?.addEventListener("click", (event) => {
  if (around(event, "a[href^='#']")) fold.open = false;
});
addEventListener("scroll", moved, { passive: true });
addEventListener("resize", moved);
if (passages.length) moved();
