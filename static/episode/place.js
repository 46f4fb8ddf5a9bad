// Where a reader is in a talk: the section is marked in the contents, a line shows how far, and
// the next visit offers to go on from there.
import { clockOf } from "../floor/words.js";

const KEY = "vivavoce.places";
const MOST = 200;
const passages = [...document.querySelectorAll(".passage")];
const slug = location.pathname;
const fold = document.querySelector("aside .fold");
const entries = [...document.querySelectorAll("ol.contents a")].map((link) => {
  return { link, place: passages.findIndex((passage) => `#${passage.id}` === link.hash) };
});
const line = document.createElement("div");
line.className = "through";
line.setAttribute("aria-hidden", "true");
document.body.append(line);

function places() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

function keep(place) {
  const kept = places();
  delete kept[slug];
  if (place > 2 && place < passages.length - 2) kept[slug] = passages[place].id;
  try { localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(kept).slice(-MOST)))); } catch { /* it is only a convenience */ }
}

// The passage that is being read: the last one that begins in the upper third of the window, or
// at the end of the page the last one of all.
function current() {
  if (scrollY > 0 && scrollY + innerHeight > document.documentElement.scrollHeight - 8) return passages.length - 1;
  let low = 0;
  let high = passages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passages[middle].getBoundingClientRect().top < innerHeight / 3) low = middle;
    else high = middle - 1;
  }
  return low;
}

let waiting = false;
let keeping;
function moved() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const place = current();
    const text = document.querySelector(".transcript").getBoundingClientRect();
    const through = Math.min(1, Math.max(0, (innerHeight - text.top) / text.height));
    line.style.setProperty("--through", through);
    const here = entries.filter((entry) => entry.place <= place).pop();
    for (const entry of entries) {
      if (entry === here) entry.link.setAttribute("aria-current", "location");
      else entry.link.removeAttribute("aria-current");
    }
    if (fold) fold.querySelector("summary").dataset.here = text.top < 0 && here ? here.link.querySelector(".time").textContent : "";
    clearTimeout(keeping);
    keeping = setTimeout(() => { if (scrollY > 400) keep(place); }, 800);
  });
}

const before = document.getElementById(places()[slug] ?? "");
if (before && !location.hash && !location.search) {
  const note = document.createElement("p");
  note.className = "note";
  const link = document.createElement("a");
  link.href = `#${before.id}`;
  link.textContent = `Go on reading at ${clockOf(before)}`;
  note.append("You have been here before. ", link);
  document.querySelector("header.episode").append(note);
}

// Going to a section closes the list that covers the text on a phone.
fold?.addEventListener("click", (event) => { if (event.target.closest("a[href^='#']")) fold.open = false; });
addEventListener("scroll", moved, { passive: true });
addEventListener("resize", moved);
if (passages.length) moved();
