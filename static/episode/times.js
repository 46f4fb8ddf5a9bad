// An address that ends in #t=754 or #t=12m34s leads to the passage that is heard then.
import { secondsOf } from "../floor/clock.js";
import { findAll } from "../floor/dom.js";

function follow() {
  const wish = /^#t=(.+)$/.exec(location.hash);
  const at = wish ? secondsOf(wish[1]) : null;
  if (at === null) return;
  const passages = findAll(".passage[data-start]");
  const heard = passages.findLast((passage) => Number(passage.dataset.start) <= at) ?? passages[0];
  if (heard) location.replace(`#${heard.id}`);
}

addEventListener("hashchange", follow);
follow();
