// The words of a passage as they stand in the page. What nobody said (names of speakers,
// [laughter]) doesn't count, nor does a name that stands over the words as heard.

const SILENT = ".margin, .speaker, .event";

/** @typedef {[Node, number]} Place A place in the page: a node, and how far into it. */
/**
 * @typedef {object} Chosen The words `[from, to)`: `from` counts in `first`, `to` in `last`.
 * @property {HTMLElement} first
 * @property {HTMLElement} last
 * @property {number} from
 * @property {number} to
 */

/** @param {Text} node */
function isSaid(node) {
  const parent = node.parentElement;
  if (!parent || parent.closest(SILENT)) return false;
  return !parent.closest("ruby.heard") || parent.closest("rt") !== null;
}

/**
 * Each word as a Range, in order: the numbers are those that the server counts by.
 * @param {Element} passage
 * @returns {Range[]}
 */
export function wordsOf(passage) {
  /** @type {{ node: Text, at: number }[]} */
  const pieces = [];
  let text = "";
  for (const paragraph of passage.querySelectorAll("p")) {
    text += " ";
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let next = walker.nextNode(); next; next = walker.nextNode()) {
      const node = /** @type {Text} */ (next);
      if (!isSaid(node)) continue;
      pieces.push({ node, at: text.length });
      text += node.data;
    }
  }
  let place = 0;
  /**
   * @param {number} index
   * @param {boolean} isEnd
   * @returns {Place}
   */
  const point = (index, isEnd) => {
    while (place + 1 < pieces.length && pieces[place + 1].at + (isEnd ? 1 : 0) <= index) place++;
    return [pieces[place].node, index - pieces[place].at];
  };
  return [...text.matchAll(/\S+/g)].map((word) => {
    const range = new Range();
    range.setStart(...point(word.index, false));
    range.setEnd(...point(word.index + word[0].length, true));
    return range;
  });
}

/**
 * The passage that a node of the page is in.
 * @param {Node} node
 * @returns {HTMLElement | null}
 */
export function passageOf(node) {
  const inner = node instanceof Element ? node : node.parentElement;
  return inner?.closest(".passage") ?? null;
}

/**
 * Whether one place in the page is before another.
 * @param {Place} one
 * @param {Place} other
 */
function isBefore(one, other) {
  const range = new Range();
  range.setStart(...other);
  return range.comparePoint(...one) < 0;
}

/**
 * The words that a selection touches; null where it touches none.
 * @param {Range} range
 * @param {HTMLElement[]} passages
 * @returns {Chosen | null}
 */
export function selected(range, passages) {
  const place = (/** @type {Node} */ node) =>
    passages.indexOf(/** @type {HTMLElement} */ (passageOf(node)));
  let first = place(range.startContainer);
  let last = place(range.endContainer);
  if (first < 0 || last < 0) return null;
  /** @type {Place} */
  const begin = [range.startContainer, range.startOffset];
  /** @type {Place} */
  const end = [range.endContainer, range.endOffset];
  let words = wordsOf(passages[first]);
  let from = words.findIndex((word) => isBefore(begin, [word.endContainer, word.endOffset]));
  if (from < 0) {
    first += 1;
    from = 0;
  }
  words = wordsOf(passages[last]);
  let to = words.filter((word) => isBefore([word.startContainer, word.startOffset], end)).length;
  if (to === 0) {
    last -= 1;
    if (last < first) return null;
    to = wordsOf(passages[last]).length;
  }
  if (first > last || (first === last && from >= to)) return null;
  return { first: passages[first], last: passages[last], from, to };
}

/**
 * The number of the word at a place of the page, -1 where there is none.
 * @param {Element} passage
 * @param {Node} node
 * @param {number} offset
 * @returns {number}
 */
export function wordAt(passage, node, offset) {
  return wordsOf(passage).findIndex((word) => word.isPointInRange(node, offset));
}
