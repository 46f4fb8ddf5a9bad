// Select words of the transcript, or press the dots beside a passage: a small bar offers what can
// be done with just these words.
import { copy } from "../floor/clipboard.js";
import { clockOf } from "../floor/clock.js";
import { button, element, find, findAll } from "../floor/dom.js";
import { save } from "../floor/notebook.js";
import { root } from "../floor/root.js";
import { selected, wordsOf } from "../floor/words.js";

/** @typedef {{ speaker: string, words: string[] }} Turn */
/**
 * @typedef {object} Shared What can be done something with.
 * @property {HTMLElement} first the passage that the words begin in
 * @property {number} from the number of the first word in it
 * @property {string} address what their link ends in
 * @property {string} url
 * @property {string} text
 * @property {Turn[]} turns
 */

const passages = findAll(".transcript .passage");
const [player] = findAll(".player");
const hasPictures = document.querySelector('meta[property="og:image"]') !== null;
const bar = element("div", { className: "share", role: "toolbar", hidden: true });
bar.setAttribute("aria-label", "The chosen words");
const said = element("span", { className: "unseen", role: "status" });
/** @type {Shared | null} */
let chosen = null;
/**
 * The button that the bar was opened by.
 * @type {HTMLElement | null}
 */
let opener = null;

/**
 * The words with their source. Whose they are is told wherever the speaker changes.
 * @param {Shared} shared
 */
function attributed({ first, url, text, turns }) {
  const where = [find("h1").textContent, clockOf(first), url];
  if (turns.length === 1) {
    return `“${text}” — ${[turns[0].speaker, ...where].filter(Boolean).join(", ")}`;
  }
  const told = turns.map((turn) => `${turn.speaker || "Not named"}: “${turn.words.join(" ")}”`);
  return `${told.join("\n")}\n— ${where.filter(Boolean).join(", ")}`;
}

act("Copy link", async ({ url }) => (await copy(url)) && "Copied");
act("Copy quote", async (shared) => (await copy(attributed(shared))) && "Copied");
if (player) {
  act("Play", ({ first, from }) => {
    const detail = { passage: first, word: from };
    player.dispatchEvent(new CustomEvent("play-words", { detail }));
  });
}
act("Save", async ({ address }) => ((await save(address)) ? "Saved" : "Not saved"));
act("Elsewhere", ({ address }) => location.assign(`${root}/p/${address}/elsewhere`));
act("Cite", ({ address }) => location.assign(`${root}/cite/${address}`));
if (hasPictures) {
  act("Image", ({ address }) => {
    element("a", { href: `${root}/card/p/${address}.png`, download: `${address}.png` }).click();
    return "Drawn";
  });
}
if ("share" in navigator) {
  act("Share", (shared) => {
    navigator.share({ text: attributed(shared), url: shared.url }).catch(() => {});
  });
}
bar.append(said);
document.body.append(bar);

/**
 * A button of the bar. What `does` gives is told for a moment in the button's place.
 * @param {string} label
 * @param {(shared: Shared) => unknown} does
 */
function act(label, does) {
  const made = button(label, async () => {
    const done = chosen && (await does(chosen));
    if (typeof done !== "string") return;
    said.textContent = done;
    made.textContent = done;
    setTimeout(() => {
      made.textContent = label;
      said.textContent = "";
    }, 1500);
  });
  // The selection goes when a button takes the focus.
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.append(made);
}

/**
 * Words, in their order, as turns: who says them, by the paragraphs that they stand in.
 * @param {Range[]} words
 * @returns {Turn[]}
 */
function turnsOf(words) {
  /** @type {Turn[]} */
  const turns = [];
  for (const word of words) {
    const paragraph = word.startContainer.parentElement?.closest("p");
    const speaker = paragraph?.dataset.speaker ?? "";
    const turn = turns.at(-1);
    if (turn?.speaker === speaker) turn.words.push(word.toString());
    else turns.push({ speaker, words: [word.toString()] });
  }
  return turns;
}

/**
 * @param {import("../floor/words.js").Chosen} found
 * @returns {Shared}
 */
function sharedOf({ first, last, from, to }) {
  const keys = [first.id.slice(1), last.id.slice(1)];
  const isWhole = first === last && from === 0 && to === wordsOf(first).length;
  const end = (keys[0] === keys[1] ? "" : `${keys[1]}.`) + to;
  const address = isWhole ? keys[0] : `${keys[0]}.${from}-${end}`;
  const words = passages
    .slice(passages.indexOf(first), passages.indexOf(last) + 1)
    .flatMap((passage) =>
      wordsOf(passage).slice(passage === first ? from : 0, passage === last ? to : undefined),
    );
  return {
    first,
    from,
    address,
    url: `${location.origin}${root}/p/${address}`,
    text: words.map((word) => word.toString()).join(" "),
    turns: turnsOf(words),
  };
}

/** @param {DOMRect} box what the bar is to stand at */
function open(box) {
  bar.hidden = false;
  const top = box.top + scrollY - bar.offsetHeight - 8;
  const furthest = innerWidth - bar.offsetWidth - 8;
  bar.style.top = `${top < scrollY ? box.bottom + scrollY + 8 : top}px`;
  bar.style.left = `${Math.max(8, Math.min(box.left + scrollX, furthest))}px`;
}

function close() {
  const active = document.activeElement;
  bar.hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  if (bar.contains(active) || active === document.body) opener?.focus();
  opener = null;
}

/** @type {number | undefined} */
let timer;
document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = setTimeout(select, 150);
});

function select() {
  const selection = getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const found = range && selected(range, passages);
  if (found) {
    opener = null;
    chosen = sharedOf(found);
    open(range.getBoundingClientRect());
  } else if (!opener) close();
}

for (const passage of passages) {
  const dots = button("⋯", () => press(dots, passage), { className: "more" });
  dots.setAttribute("aria-label", `Share or save this passage, ${clockOf(passage)}`);
  dots.setAttribute("aria-expanded", "false");
  find(".margin", passage).append(" ", dots);
}

/**
 * @param {HTMLElement} dots
 * @param {HTMLElement} passage
 */
function press(dots, passage) {
  const isOpen = opener === dots && !bar.hidden;
  close();
  if (isOpen) return;
  getSelection()?.removeAllRanges();
  opener = dots;
  dots.setAttribute("aria-expanded", "true");
  chosen = sharedOf({ first: passage, last: passage, from: 0, to: wordsOf(passage).length });
  open(dots.getBoundingClientRect());
  find("button", bar).focus();
}

bar.addEventListener("keydown", (event) => {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (!step) return;
  const buttons = findAll("button", bar);
  const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  buttons[(at + step + buttons.length) % buttons.length].focus();
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !bar.hidden) close();
});
document.addEventListener("pointerdown", (event) => {
  const target = /** @type {Node} */ (event.target);
  if (opener && !bar.contains(target) && target !== opener) close();
});
