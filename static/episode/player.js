// Play the recording beside the text. Nothing is loaded from anywhere before the first click.
import { load, mark, marked, neighbour, timeOf } from "./follow.js";
import { open } from "./media.js";
import { passageOf, wordAt } from "../floor/words.js";

const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2];
const box = document.querySelector(".player");
// [from, shift] in seconds: from that time of the transcript on, the recording is ahead by shift.
const shifts = box.dataset.shifts.split(" ").map((pair) => pair.split(":").map((ms) => ms / 1000));
const transcript = document.querySelector(".transcript");
let media = null;
let following = true;
let rate = 1;
const back = button("Back to now", () => { following = true; back.hidden = true; show(); });
back.hidden = true;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.time[href], a[data-play]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !link.closest("article")) return;
  event.preventDefault();
  start(linked(link));
});
transcript.addEventListener("click", (event) => {
  if (!media || !getSelection().isCollapsed || event.target.closest("a, button, summary")) return;
  const passage = passageOf(event.target);
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (passage && caret) playWord(passage, wordAt(passage, caret.offsetNode, caret.offset));
});
box.addEventListener("play-words", ({ detail }) => playWord(detail.passage, detail.word));
addEventListener("keydown", keys);
for (const kind of ["wheel", "touchmove"]) addEventListener(kind, leave, { passive: true });

const linked = (link) => +(/[?&#](?:t|start)=(\d+)/.exec(link.href)?.[1] ?? 0);

// A word whose time isn't known well is heard from the beginning of its passage.
function playWord(passage, word) {
  const said = word < 0 ? null : timeOf(passage, word);
  start(said === null ? linked(passage.querySelector("a.time")) : toRecording(said));
}

function toRecording(seconds) {
  return seconds + (shifts.filter(([from]) => from <= seconds).pop() ?? shifts[0])[1];
}

function toTranscript(seconds) {
  return seconds - (shifts.filter(([from, shift]) => seconds - shift >= from).pop() ?? shifts[0])[1];
}

function start(at) {
  following = true;
  back.hidden = true;
  box.querySelector(".failed").hidden = true;
  if (media) { media.seek(at); media.play(); return; }
  box.hidden = false;
  document.body.classList.add("playing");
  load(box.dataset.times);
  const told = { time: follow, failed: () => { box.querySelector(".failed").hidden = false; } };
  media = open(box.dataset.kind, box.dataset.source, at, box.querySelector(".screen"), told, box.dataset.captions);
  controls();
  if (media.element) session(media.element);
}

function controls() {
  const bar = box.querySelector(".controls");
  bar.replaceChildren();
  if (media.rate) {
    const speed = button("1×", () => turn(RATES[(RATES.indexOf(rate) + 1) % RATES.length]));
    speed.setAttribute("aria-label", "Speed: 1 times");
    speed.className = "rate";
    bar.append(speed);
  }
  if (media.element?.tagName === "VIDEO" && document.pictureInPictureEnabled) {
    bar.append(button("Own window", () => {
      if (document.pictureInPictureElement) document.exitPictureInPicture();
      else media.element.requestPictureInPicture().catch(() => {});
    }));
  }
  bar.append(back, button("Close", close));
}

function button(label, does) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", does);
  return made;
}

function turn(to) {
  rate = to;
  media.rate?.(rate);
  const speed = box.querySelector(".rate");
  if (speed) {
    speed.textContent = `${rate}×`;
    speed.setAttribute("aria-label", `Speed: ${rate} times`);
  }
}

function close() {
  media?.pause();
  media = null;
  box.querySelector(".screen").replaceChildren();
  box.hidden = true;
  document.body.classList.remove("playing");
  document.querySelector(".heard-now")?.classList.remove("heard-now");
  CSS.highlights?.delete("heard-word");
}

function session(element) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.querySelector("h1").textContent, artist: box.dataset.series });
  const by = (step) => () => { element.currentTime = Math.max(0, element.currentTime + step); };
  const actions = {
    play: () => element.play(), pause: () => element.pause(),
    seekbackward: by(-5), seekforward: by(5),
    previoustrack: () => step(-1), nexttrack: () => step(1),
    seekto: ({ seekTime }) => { element.currentTime = seekTime; },
  };
  for (const [name, does] of Object.entries(actions)) {
    try { navigator.mediaSession.setActionHandler(name, does); } catch { /* an action that this browser hasn't */ }
  }
}

function follow(seconds) {
  if (media && mark(toTranscript(seconds)) && following) show();
}

function show() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  marked()?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

// The words that are heard stay in view until the reader goes elsewhere.
function leave(event) {
  if (!media || !following || event?.target?.closest?.(".player")) return;
  following = false;
  back.hidden = false;
}

function step(by) {
  const link = neighbour(by)?.querySelector("a.time");
  if (link) media.seek(linked(link));
}

function keys(event) {
  if (!media || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, button, a, summary, audio, video")) return;
  const does = {
    " ": () => (media.paused() ? media.play() : media.pause()),
    ArrowLeft: () => media.seek(media.now() - 5),
    ArrowRight: () => media.seek(media.now() + 5),
    ",": () => step(-1),
    ".": () => step(1),
    "<": () => turn(RATES[Math.max(0, RATES.indexOf(rate) - 1)]),
    ">": () => turn(RATES[Math.min(RATES.length - 1, RATES.indexOf(rate) + 1)]),
  }[event.key];
  if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) leave();
  if (!does) return;
  does();
  event.preventDefault();
}
