// What is heard now is marked in the text: word by word where the times are right within half a
// second, else the whole passage.
import { findAll } from "../floor/dom.js";
import { lastWhere } from "../floor/ordered.js";
import { wordsOf } from "../floor/words.js";

/**
 * @typedef {object} Times
 * @property {number[]} starts hundredths of a second for each word
 * @property {[number, number][]} sure words `[first, last)` whose times are right within half a second
 */

const passages = findAll(".passage[data-start]");
const starts = passages.map((passage) => Number(passage.dataset.start));
const firsts = passages.map((passage) => Number(passage.dataset.first));
const canMark = "highlights" in CSS;
/** @type {Times | null} */
let times = null;
let here = -1;
/** @type {Range[]} */
let words = [];

/** @param {string} address */
export async function load(address) {
  try {
    const answer = await fetch(address);
    if (answer.ok) times = await answer.json();
  } catch {
    /* passages can be followed without it */
  }
}

/**
 * The last place whose value isn't above `value`.
 * @param {number[]} values
 * @param {number} value
 */
const last = (values, value) => lastWhere(values.length, (place) => values[place] <= value);

/** @param {number} word */
const isSure = (word) => times?.sure.some(([first, end]) => first <= word && word < end) ?? false;

/**
 * Mark what is said at `seconds` of the transcript's time; gives the passage where it is another.
 * @param {number} seconds
 * @returns {HTMLElement | null}
 */
export function mark(seconds) {
  const word = times ? last(times.starts, seconds * 100 + 5) : -1;
  const place = word < 0 ? last(starts, seconds + 0.2) : last(firsts, word);
  const isOther = place !== here;
  if (isOther) {
    passages[here]?.classList.remove("playing-now");
    here = place;
    passages[here].classList.add("playing-now");
    words = canMark && times ? wordsOf(passages[here]) : [];
  }
  if (canMark) {
    const range = word < 0 ? undefined : words[word - firsts[here]];
    if (range && isSure(word)) CSS.highlights.set("playing-word", new Highlight(range));
    else CSS.highlights.delete("playing-word");
  }
  return isOther ? passages[here] : null;
}

/** The passage that is marked, if any. */
export const marked = () => /** @type {HTMLElement | undefined} */ (passages[here]);

/**
 * The passage so many before or behind the marked one.
 * @param {number} step
 */
export const neighbour = (step) =>
  /** @type {HTMLElement | undefined} */ (
    passages[Math.max(0, Math.min(passages.length - 1, here + step))]
  );

/**
 * When a word of a passage is said, in seconds, where that is known well; null where it isn't.
 * @param {HTMLElement} passage
 * @param {number} word
 * @returns {number | null}
 */
export function timeOf(passage, word) {
  const number = Number(passage.dataset.first) + word;
  return times && isSure(number) ? times.starts[number] / 100 : null;
}
