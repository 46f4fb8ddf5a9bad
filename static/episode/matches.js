// Go from match to match with `n` and `p`.
import { around, findAll } from "../floor/dom.js";

const marks = findAll(".transcript mark");
let here = -1;

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !marks.length) return;
  if (around(event, "input, textarea, select, [contenteditable]")) return;
  if (event.key !== "n" && event.key !== "p") return;
  event.preventDefault();
  go(event.key === "n" ? here + 1 : here < 0 ? -1 : here - 1);
});

/** @param {number} number */
function go(number) {
  marks[here]?.classList.remove("here");
  here = (number + marks.length) % marks.length;
  const mark = marks[here];
  mark.classList.add("here");
  mark.scrollIntoView({ block: "center" });
  const [status] = findAll("aside .find .numbers");
  if (status) status.dataset.place = `${here + 1} of ${marks.length}`;
}
