// Times: as pages show them, and as addresses have them.

import { find } from "./dom.js";

/**
 * The time of a passage as it is read, without what is there for screen readers alone.
 * @param {Element} passage
 * @returns {string}
 */
export function clockOf(passage) {
  const shown = /** @type {HTMLElement} */ (find(".time", passage).cloneNode(true));
  for (const unseen of shown.querySelectorAll(".unseen")) unseen.remove();
  return shown.textContent.trim();
}

/**
 * The seconds of `754`, `754s`, `12m34s` or `1h2m3s`; null for anything else.
 * @param {string} text
 * @returns {number | null}
 */
export function secondsOf(text) {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  if (!match || !text) return null;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

/**
 * The second of a recording that a link leads to; 0 where it names none.
 * @param {HTMLAnchorElement} link
 * @returns {number}
 */
export const linkedSecond = (link) => Number(/[?&#](?:t|start)=(\d+)/.exec(link.href)?.[1] ?? 0);

/**
 * A date as the site's pages write it: 14 March 2019.
 * @param {string} date
 * @returns {string}
 */
export const day = (date) =>
  new Date(date).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
