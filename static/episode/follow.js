// What is heard now is marked in the text: word by word where the times are right within half a
// second, else the whole passage.
import { wordsOf } from "../floor/words.js";

const passages = [...document.querySelectorAll(".passage[data-start]")];
const starts = passages.map((passage) => +passage.dataset.start);
const firsts = passages.map((passage) => +passage.dataset.first);
const canMark = "highlights" in CSS;
let times = null;    // { starts: hundredths of a second for each word, sure: [[first, last)] }
let here = -1;
let words = [];

export async function load(address) {
  try {
    const answer = await fetch(address);
    if (answer.ok) times = await answer.json();
  } catch { /* passages can be followed without it */ }
}

// The last place whose value isn't above `value`.
function last(values, value) {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const isSure = (word) => times.sure.some(([first, end]) => first <= word && word < end);

// Mark what is said at `seconds` of the transcript's time; gives the passage where it is another.
export function mark(seconds) {
  const word = times ? last(times.starts, seconds * 100 + 5) : -1;
  const place = word < 0 ? last(starts, seconds + 0.2)
    : last(firsts, word);
  const isOther = place !== here;
  if (isOther) {
    passages[here]?.classList.remove("heard-now");
    here = place;
    passages[here].classList.add("heard-now");
    words = canMark && times ? wordsOf(passages[here]) : [];
  }
  const range = word < 0 ? null : words[word - firsts[here]];
  if (canMark) {
    if (range && isSure(word)) CSS.highlights.set("heard-word", new Highlight(range));
    else CSS.highlights.delete("heard-word");
  }
  return isOther ? passages[here] : null;
}

export const marked = () => passages[here];
export const neighbour = (step) => passages[Math.max(0, Math.min(passages.length - 1, here + step))];

// When a word of a passage is said, where that is known well; null where it isn't.
export function timeOf(passage, word) {
  const number = +passage.dataset.first + word;
  return times && isSure(number) ? times.starts[number] / 100 : null;
}
