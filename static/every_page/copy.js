// Links marked `data-copy` put their address on the clipboard; without scripts they just open.
import { copy } from "../floor/clipboard.js";
import { around, opensElsewhere } from "../floor/dom.js";

document.addEventListener("click", async (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a[data-copy]"));
  if (!link || opensElsewhere(event)) return;
  event.preventDefault();
  if (await copy(link.href)) say(link, "Copied");
});

/**
 * @param {HTMLElement} link
 * @param {string} text
 */
function say(link, text) {
  const before = link.textContent;
  link.textContent = text;
  link.setAttribute("role", "status");
  setTimeout(() => {
    link.textContent = before;
    link.removeAttribute("role");
  }, 1500);
}
