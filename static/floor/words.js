// The words of a passage as they stand in the page. What nobody said (names of speakers,
// [laughter]) doesn't count, nor does a name that stands over the words as heard.

const SILENT = ".margin, .speaker, .event";

// Each word as a Range, in order: the numbers are those that the server counts by.
export function wordsOf(passage) {
  const pieces = [];
  let text = "";
  for (const paragraph of passage.querySelectorAll("p")) {
    text += " ";
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest(SILENT) || (parent.closest("ruby.heard") && !parent.closest("rt"))) continue;
      pieces.push({ node, at: text.length });
      text += node.data;
    }
  }
  let place = 0;
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

export const passageOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".passage");

// The time of a passage as it is read, without what is there for screen readers alone.
export function clockOf(passage) {
  const shown = passage.querySelector(".time").cloneNode(true);
  for (const unseen of shown.querySelectorAll(".unseen")) unseen.remove();
  return shown.textContent.trim();
}

// Whether one place in the page, `[node, offset]`, is before another.
const isBefore = (one, other) => {
  const range = new Range();
  range.setStart(...other);
  return range.comparePoint(...one) < 0;
};

// The words [from, to) that a selection touches: `from` in passage `first`, `to` in `last`.
export function selected(range, passages) {
  let first = passages.indexOf(passageOf(range.startContainer));
  let last = passages.indexOf(passageOf(range.endContainer));
  if (first < 0 || last < 0) return null;
  const begin = [range.startContainer, range.startOffset];
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

// The number of the word at a place of the page, -1 where there is none.
export function wordAt(passage, node, offset) {
  return wordsOf(passage).findIndex((word) => word.isPointInRange(node, offset));
}
