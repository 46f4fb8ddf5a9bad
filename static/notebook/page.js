// The notebook's page: list, narrow, order, annotate, export, bring in.
import * as exports from "./exports.js";
import { all, keep, look, put, speakers } from "../floor/notebook.js";
import { root as sitePath } from "../floor/root.js";

const root = document.getElementById("notebook");
const $ = (id) => document.getElementById(id);
const narrow = $("narrow");
const title = `Notebook, ${root.dataset.archive}`;
const MOST_LINKED = 1000;
// A date as the site's pages write it: 14 March 2019.
const day = (date) => new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const FILES = [
  ["Markdown", "md", "text/markdown", (entries) => exports.markdown(entries, title)],
  ["CSV", "csv", "text/csv", exports.csv],
  ["JSON", "json", "application/json", exports.json],
  ["BibTeX", "bib", "application/x-bibtex", exports.bibtex],
  ["W3C annotations", "jsonld", "application/ld+json", (entries) => exports.annotations(entries, location.origin + sitePath)],
];
const ORDERS = {
  newest: (one, other) => other.saved.localeCompare(one.saved),
  oldest: (one, other) => one.saved.localeCompare(other.saved),
  place: (one, other) => one.title.localeCompare(other.title) || (one.start ?? 0) - (other.start ?? 0),
};

function shown() {
  const { holds, tag, order } = Object.fromEntries(new FormData(narrow));
  const words = holds.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = (one) => [one.readable, one.text, ...speakers(one), one.title, one.note, ...one.tags].join(" ").toLocaleLowerCase();
  return all()
    .filter((one) => (!tag || one.tags.includes(tag)) && words.every((word) => text(one).includes(word)))
    .sort(ORDERS[order]);
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The words, with names wherever the speaker changes.
function turns(one) {
  if (one.turns.length < 2) return [element("p", { textContent: `“${one.readable}”` })];
  return one.turns.map((turn) => element("p", {},
    element("b", { className: "speaker", textContent: turn.speaker || "Not named" }), ` “${turn.readable}”`));
}

function row(one) {
  const change = (change) => keep(all().map((kept) => kept.address === one.address ? { ...kept, ...change } : kept));
  const note = element("textarea", { rows: 2, value: one.note, dir: "auto" });
  note.addEventListener("input", () => change({ note: note.value }));
  const tags = element("input", { value: one.tags.join(", "), dir: "auto" });
  tags.addEventListener("change", () => {
    change({ tags: [...new Set(tags.value.split(",").map((tag) => tag.trim()).filter(Boolean))] });
    fillTags();
  });
  const remove = element("button", { type: "button", className: "plain", textContent: "Remove" });
  remove.addEventListener("click", () => {
    keep(all().filter((kept) => kept.address !== one.address));
    show();
    const undo = element("button", { type: "button", className: "plain", textContent: "Undo" });
    undo.addEventListener("click", () => { put(one); show(); });
    $("count").append(" Removed. ", undo);
    undo.focus();
  });
  const where = element("p", { className: "facts" });
  if (one.speaker) where.append(element("b", { className: "speaker", textContent: one.speaker }), " · ");
  where.append(element("a", { href: `${sitePath}/p/${one.address}`, textContent: one.title || one.address }));
  for (const fact of [one.date && day(one.date), one.time]) if (fact) where.append(` · ${fact}`);
  where.append(" · ", element("a", { href: `${sitePath}/cite/${one.address}`, textContent: "Cite" }), " · ", remove);
  return element("li", { className: "saved" },
    element("blockquote", { dir: "auto" }, ...turns(one)), where,
    element("p", { className: "noted" }, element("label", {}, "Note ", note), element("label", {}, "Tags, with commas ", tags)));
}

function fillTags() {
  const select = narrow.elements.tag;
  const chosen = select.value;
  const tags = [...new Set(all().flatMap((one) => one.tags))].sort((one, other) => one.localeCompare(other));
  select.replaceChildren(new Option("all", ""), ...tags.map((tag) => new Option(tag, tag)));
  select.value = tags.includes(chosen) ? chosen : "";
}

function show() {
  fillTags();
  const entries = shown();
  const count = all().length;
  $("saved").replaceChildren(...entries.map(row));
  $("none").hidden = count > 0;
  $("count").textContent = entries.length === count ? `${count} saved passage${count === 1 ? "" : "s"}` : `${entries.length} of ${count} saved passages`;
  const linked = entries.slice(0, MOST_LINKED).map((one) => one.address).join(",");
  $("share").href = `${sitePath}/list?p=${linked}`;
}

function download(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

for (const [label, ending, type, write] of FILES) {
  const button = element("button", { type: "button", textContent: label });
  button.addEventListener("click", () => download(`notebook.${ending}`, type, write(shown())));
  $("exports").append(button, " ");
}

$("bring").addEventListener("change", async (event) => {
  const file = event.target.files[0];
  if (!file) return;
  try {
    const read = exports.read(await file.text());
    const known = new Set(all().map((one) => one.address));
    const fresh = read.filter((one) => !known.has(one.address));
    const whole = [];
    for (const one of fresh) {
      const found = one.title ? null : await look(one.address);
      whole.push({ ...one, ...(found && { ...found, note: one.note, tags: one.tags, saved: one.saved }), saved: one.saved || new Date().toISOString() });
    }
    const isKept = put(...whole);
    $("brought").textContent = isKept
      ? `${fresh.length} passage${fresh.length === 1 ? "" : "s"} brought in, ${read.length - fresh.length} were here already.`
      : "There is no room for them in this browser’s storage.";
  } catch (error) {
    $("brought").textContent = error.message;
  }
  event.target.value = "";
  show();
});

narrow.addEventListener("input", show);
narrow.addEventListener("submit", (event) => event.preventDefault());
addEventListener("storage", show);
root.hidden = false;
show();
