// Select words of the transcript, or press the dots beside a passage: a small bar offers what can
// be done with just these words.
import { copy } from "../floor/clipboard.js";
import { save } from "../floor/notebook.js";
import { clockOf, selected, wordsOf } from "../floor/words.js";
import { root } from "../floor/root.js";

const passages = [...document.querySelectorAll(".transcript .passage")];
const player = document.querySelector(".player");
const bar = document.createElement("div");
bar.className = "share";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "The chosen words");
bar.hidden = true;
const said = document.createElement("span");
said.className = "unseen";
said.setAttribute("role", "status");
let chosen = null;   // { first, last, from, to, address, url, text }
let opener = null;   // the button that the bar was opened by

// Whose words they are is told wherever the speaker changes.
function attributed() {
  const { turns } = chosen;
  const where = [document.querySelector("h1").textContent, clockOf(chosen.first), chosen.url];
  if (turns.length === 1) return `“${chosen.text}” — ${[turns[0].speaker, ...where].filter(Boolean).join(", ")}`;
  const said = turns.map((turn) => `${turn.speaker || "Not named"}: “${turn.words.join(" ")}”`);
  return `${said.join("\n")}\n— ${where.filter(Boolean).join(", ")}`;
}

act("Copy link", async () => (await copy(chosen.url)) && "Copied");
act("Copy quote", async () => (await copy(attributed())) && "Copied");
if (player) act("Play", () => {
  player.dispatchEvent(new CustomEvent("play-words", { detail: { passage: chosen.first, word: chosen.from } }));
  return "";
});
act("Save", async () => (await save(chosen.address)) ? "Saved" : "Not saved");
act("Cite", () => { location.assign(`${root}/cite/${chosen.address}`); });
act("Image", () => {
  const link = document.createElement("a");
  link.href = `${root}/card/p/${chosen.address}.png`;
  link.download = `${chosen.address}.png`;
  link.click();
  return "Drawn";
});
if (navigator.share) act("Share", () => {
  navigator.share({ text: attributed(), url: chosen.url }).catch(() => {});
});
bar.append(said);
document.body.append(bar);

function act(label, does) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  // The selection goes when a button takes the focus.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", async () => {
    const done = await does();
    if (!done) return;
    said.textContent = done;
    button.textContent = done;
    setTimeout(() => { button.textContent = label; said.textContent = ""; }, 1500);
  });
  bar.append(button);
}

// Words, in their order, as turns: who says them, by the paragraphs that they stand in.
function turnsOf(words) {
  const turns = [];
  for (const word of words) {
    const speaker = word.startContainer.parentElement.closest("p")?.dataset.speaker ?? "";
    if (turns.at(-1)?.speaker !== speaker) turns.push({ speaker, words: [] });
    turns.at(-1).words.push(word.toString());
  }
  return turns;
}

function choose(found) {
  const keys = [found.first.id.slice(1), found.last.id.slice(1)];
  const isWhole = found.first === found.last && found.from === 0 && found.to === wordsOf(found.first).length;
  const end = (keys[0] === keys[1] ? "" : `${keys[1]}.`) + found.to;
  const address = isWhole ? keys[0] : `${keys[0]}.${found.from}-${end}`;
  const shown = passages.slice(passages.indexOf(found.first), passages.indexOf(found.last) + 1);
  const words = shown.flatMap((passage) => wordsOf(passage).slice(
    passage === found.first ? found.from : 0, passage === found.last ? found.to : undefined));
  const text = words.map((word) => word.toString()).join(" ");
  chosen = { ...found, address, url: `${location.origin}${root}/p/${address}`, text, turns: turnsOf(words) };
}

function open(box) {
  bar.hidden = false;
  const top = box.top + scrollY - bar.offsetHeight - 8;
  bar.style.top = `${top < scrollY ? box.bottom + scrollY + 8 : top}px`;
  bar.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - bar.offsetWidth - 8))}px`;
}

function close() {
  bar.hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  if (bar.contains(document.activeElement) || document.activeElement === document.body) opener?.focus();
  opener = null;
}

let timer;
document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(select, 150); });

function select() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const found = range && selected(range, passages);
  if (found) {
    opener = null;
    choose(found);
    open(range.getBoundingClientRect());
  } else if (!opener) close();
}

for (const passage of passages) {
  const dots = document.createElement("button");
  dots.type = "button";
  dots.className = "more";
  dots.textContent = "⋯";
  dots.setAttribute("aria-label", `Share or save this passage, ${clockOf(passage)}`);
  dots.setAttribute("aria-expanded", "false");
  dots.addEventListener("click", () => {
    const isOpen = opener === dots && !bar.hidden;
    close();
    if (isOpen) return;
    getSelection().removeAllRanges();
    opener = dots;
    dots.setAttribute("aria-expanded", "true");
    choose({ first: passage, last: passage, from: 0, to: wordsOf(passage).length });
    open(dots.getBoundingClientRect());
    bar.querySelector("button").focus();
  });
  passage.querySelector(".margin").append(" ", dots);
}

bar.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
  event.preventDefault();
});
addEventListener("keydown", (event) => { if (event.key === "Escape" && !bar.hidden) close(); });
document.addEventListener("pointerdown", (event) => {
  if (opener && !bar.contains(event.target) && event.target !== opener) close();
});
