// Select words of the transcript: a small bar offers a link to just them, the quote, a citation.

const transcript = document.querySelector(".transcript");
const bar = document.createElement("div");
bar.className = "share";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "The selected words");
bar.hidden = true;
let chosen = null;

const ACTIONS = [
  ["Copy link", () => copy(chosen.url)],
  ["Copy quote", () => copy(`“${chosen.text}” — ${chosen.speaker}${document.title.split(" · ").slice(-2)[0]}, ${chosen.time}, ${chosen.url}`)],
  ["Cite", () => location.assign(`/cite/${chosen.address}`)],
];
if (navigator.share) ACTIONS.push(["Share", () => navigator.share({ text: `“${chosen.text}”`, url: chosen.url }).catch(() => {})]);

for (const [label, act] of ACTIONS) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  // The selection goes when a button takes the focus.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", async () => {
    const done = await act();
    if (done) { button.textContent = done; setTimeout(() => { button.textContent = label; }, 1500); }
  });
  bar.append(button);
}
const said = document.createElement("span");
said.className = "unseen";
said.setAttribute("role", "status");
bar.append(said);
document.body.append(bar);

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied";
    return "Copied";
  } catch {
    prompt("Copy this:", text);
    return "";
  }
}

// Words of a passage before a place: what nobody said (names of speakers, [laughter]) is left out.
function wordsBefore(passage, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(passage);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const other of part.querySelectorAll(".margin, .speaker, .event")) other.remove();
  for (const name of part.querySelectorAll("ruby.heard")) {
    const heard = name.querySelector("rt");
    name.replaceWith(heard ? heard.textContent : "");
  }
  const text = [...part.querySelectorAll("p")].map((p) => p.textContent).join(" ") || part.textContent;
  return { text, words: text.trim() ? text.trim().split(/\s+/).length : 0 };
}

const passageOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".passage");

function select() {
  const selection = getSelection();
  chosen = null;
  if (!selection.isCollapsed && selection.rangeCount) {
    const range = selection.getRangeAt(0);
    const first = passageOf(range.startContainer);
    const last = passageOf(range.endContainer);
    if (first && last && transcript.contains(first)) {
      const before = wordsBefore(first, range.startContainer, range.startOffset);
      const until = wordsBefore(last, range.endContainer, range.endOffset);
      // A word that is selected in part counts as a whole.
      const begin = before.words - (/\S$/.test(before.text) && before.words && /^\S/.test(range.toString()) ? 1 : 0);
      const keys = [first.id.slice(1), last.id.slice(1)];
      const end = (keys[0] === keys[1] ? "" : `${keys[1]}.`) + until.words;
      if (until.words && (keys[0] !== keys[1] || until.words > begin)) {
        const address = `${keys[0]}.${Math.max(0, begin)}-${end}`;
        const speaker = [...document.querySelectorAll(".transcript .speaker")]
          .filter((name) => name.compareDocumentPosition(range.startContainer) & 4).pop();
        chosen = {
          address,
          url: `${location.origin}/p/${address}`,
          text: selection.toString().replace(/\s+/g, " ").trim(),
          speaker: speaker ? `${speaker.textContent}, ` : "",
          time: first.querySelector(".time")?.firstChild?.nextSibling?.textContent?.trim()
            || first.querySelector(".time")?.textContent.trim() || "",
        };
      }
    }
  }
  bar.hidden = !chosen;
  if (chosen) {
    const box = selection.getRangeAt(0).getBoundingClientRect();
    const top = box.top + scrollY - bar.offsetHeight - 8;
    bar.style.top = `${top < scrollY ? box.bottom + scrollY + 8 : top}px`;
    bar.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - bar.offsetWidth - 8))}px`;
  }
}

let timer;
document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(select, 150); });
addEventListener("keydown", (event) => { if (event.key === "Escape") bar.hidden = true; });
