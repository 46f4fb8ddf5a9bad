// Links marked `data-copy` put their address on the clipboard; without scripts they just open.
import { copy } from "../floor/clipboard.js";

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (await copy(link.href)) say(link, "Copied");
});

function say(link, text) {
  const before = link.textContent;
  link.textContent = text;
  link.setAttribute("role", "status");
  setTimeout(() => { link.textContent = before; link.removeAttribute("role"); }, 1500);
}
