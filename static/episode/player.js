// Play the recording beside the text. Nothing is loaded from anywhere before the first click.
import { linkedSecond } from "../floor/clock.js";
import { around, button, find, opensElsewhere } from "../floor/dom.js";
import { passageOf, wordAt } from "../floor/words.js";
import { load, mark, marked, neighbour, timeOf } from "./follow.js";
import { open } from "./media.js";

const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2];
const box = find(".player");
/**
 * From one second of the transcript on, the recording is ahead by so many.
 * @type {{ from: number, shift: number }[]}
 */
const shifts = (box.dataset.shifts ?? "").split(" ").map((pair) => {
  const [from, shift] = pair.split(":").map((ms) => Number(ms) / 1000);
  return { from, shift };
});
const transcript = find(".transcript");
/** @type {import("./media.js").Media | null} */
let media = null;
let following = true;
/** Whether the reader chose what to hear with a click, under which the text is to stay. */
let stays = false;
let rate = 1;
const back = button("Back to now", () => follow(true));
back.hidden = true;

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (
    around(event, "a.time[href], a[data-play]")
  );
  if (!link || opensElsewhere(event) || !link.closest("article")) return;
  event.preventDefault();
  unmoved(link, () => start(linkedSecond(link)));
});
transcript.addEventListener("click", (event) => {
  if (!media || !getSelection()?.isCollapsed || around(event, "a, button, summary, input")) return;
  const passage = passageOf(/** @type {Node} */ (event.target));
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (!passage || !caret) return;
  const word = wordAt(passage, caret.offsetNode, caret.offset);
  unmoved(passage, () => playWord(passage, word));
});
box.addEventListener("play-words", (event) => {
  const { passage, word } = /** @type {CustomEvent} */ (event).detail;
  playWord(passage, word);
});
addEventListener("keydown", keys);
for (const kind of ["wheel", "touchmove"]) addEventListener(kind, leave, { passive: true });

/**
 * What was clicked stays under the pointer, also where the player opens above it.
 * @param {HTMLElement} clicked
 * @param {() => void} plays
 */
function unmoved(clicked, plays) {
  const before = clicked.getBoundingClientRect().top;
  plays();
  const moved = clicked.getBoundingClientRect().top - before;
  if (transcript.contains(clicked) && Math.abs(moved) > 1) {
    scrollBy({ top: moved, behavior: "instant" });
  }
  stays = transcript.contains(clicked);
}

/**
 * Play from a word on; one whose time isn't known well is heard from the beginning of its passage.
 * @param {HTMLElement} passage
 * @param {number} word
 */
function playWord(passage, word) {
  const said = word < 0 ? null : timeOf(passage, word);
  start(said === null ? beginning(passage) : toRecording(said));
}

/** @param {HTMLElement} passage */
function beginning(passage) {
  return linkedSecond(/** @type {HTMLAnchorElement} */ (find("a.time", passage)));
}

/** @param {number} seconds */
function toRecording(seconds) {
  const { shift } = shifts.findLast(({ from }) => from <= seconds) ?? shifts[0];
  return seconds + shift;
}

/** @param {number} seconds */
function toTranscript(seconds) {
  const { shift } = shifts.findLast(({ from, shift }) => seconds - shift >= from) ?? shifts[0];
  return seconds - shift;
}

/** @param {number} at a second of the recording */
function start(at) {
  following = true;
  back.hidden = true;
  const failed = find(".failed", box);
  failed.hidden = true;
  if (media) {
    media.seek(at);
    media.play();
    return;
  }
  box.hidden = false;
  document.body.classList.add("playing");
  const { times = "", kind = "", source = "", captions = "" } = box.dataset;
  load(times);
  const told = {
    time: onTime,
    failed: () => {
      failed.hidden = false;
    },
  };
  media = open(kind, source, at, find(".screen", box), told, captions);
  controls();
  if (media.element) session(media.element);
}

function controls() {
  const bar = find(".controls", box);
  bar.replaceChildren();
  if (media?.rate) {
    const turnOn = () => turn(RATES[(RATES.indexOf(rate) + 1) % RATES.length]);
    bar.append(button("1×", turnOn, { className: "rate", ariaLabel: "Speed: 1 times" }));
  }
  const screen = media?.element;
  if (screen instanceof HTMLVideoElement && document.pictureInPictureEnabled) {
    bar.append(
      button("Own window", () => {
        if (document.pictureInPictureElement) document.exitPictureInPicture();
        else screen.requestPictureInPicture().catch(() => {});
      }),
    );
  }
  bar.append(back, button("Close", close));
}

/** @param {number} to */
function turn(to) {
  rate = to;
  media?.rate?.(rate);
  const speed = box.querySelector(".rate");
  if (!speed) return;
  speed.textContent = `${rate}×`;
  speed.setAttribute("aria-label", `Speed: ${rate} times`);
}

function close() {
  media?.pause();
  media = null;
  find(".screen", box).replaceChildren();
  box.hidden = true;
  document.body.classList.remove("playing");
  document.querySelector(".playing-now")?.classList.remove("playing-now");
  CSS.highlights?.delete("playing-word");
}

/** @param {HTMLMediaElement} element */
function session(element) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: find("h1").textContent,
    artist: box.dataset.series,
  });
  /** @param {number} seconds */
  const by = (seconds) => () => {
    element.currentTime = Math.max(0, element.currentTime + seconds);
  };
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const actions = [
    ["play", () => element.play()],
    ["pause", () => element.pause()],
    ["seekbackward", by(-5)],
    ["seekforward", by(5)],
    ["previoustrack", () => step(-1)],
    ["nexttrack", () => step(1)],
    [
      "seekto",
      ({ seekTime }) => {
        element.currentTime = seekTime ?? element.currentTime;
      },
    ],
  ];
  for (const [name, does] of actions) {
    try {
      navigator.mediaSession.setActionHandler(name, does);
    } catch {
      /* an action that this browser hasn't */
    }
  }
}

/** @param {number} seconds of the recording */
function onTime(seconds) {
  if (!media || !mark(toTranscript(seconds)) || !following) return;
  if (!stays || !isInView(marked())) show();
  stays = false;
}

/** @param {HTMLElement | undefined} passage */
function isInView(passage) {
  const at = passage?.getBoundingClientRect();
  return at !== undefined && at.top < innerHeight && at.bottom > 0;
}

function show() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  marked()?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/**
 * Whether the words that are heard are kept in view.
 * @param {boolean} on
 */
function follow(on) {
  following = on;
  back.hidden = on;
  if (on) show();
}

/**
 * The words that are heard stay in view until the reader goes elsewhere.
 * @param {Event} event
 */
function leave(event) {
  if (media && following && !around(event, ".player")) follow(false);
}

/** @param {number} by how many passages on */
function step(by) {
  const passage = neighbour(by);
  if (passage?.querySelector("a.time")) media?.seek(beginning(passage));
}

/** @param {KeyboardEvent} event */
function keys(event) {
  if (!media || event.ctrlKey || event.metaKey || event.altKey) return;
  if (around(event, "input, textarea, select, button, a, summary, audio, video")) return;
  if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) {
    leave(event);
  }
  const playing = media;
  /** @type {Record<string, () => void>} */
  const does = {
    " ": () => (playing.paused() ? playing.play() : playing.pause()),
    ArrowLeft: () => playing.seek(playing.now() - 5),
    ArrowRight: () => playing.seek(playing.now() + 5),
    ",": () => step(-1),
    ".": () => step(1),
    "<": () => turn(RATES[Math.max(0, RATES.indexOf(rate) - 1)]),
    ">": () => turn(RATES[Math.min(RATES.length - 1, RATES.indexOf(rate) + 1)]),
  };
  if (!(event.key in does)) return;
  does[event.key]();
  event.preventDefault();
}
