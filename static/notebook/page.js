// The notebook's page: list, narrow, order, annotate, export, bring in.
import { day } from "../floor/clock.js";
import { button, element, find, findAll } from "../floor/dom.js";
import { all, keep, look, put, speakers } from "../floor/notebook.js";
import { root } from "../floor/root.js";
import * as exports from "./exports.js";

/** @typedef {import("../floor/notebook.js").Entry} Entry */

const box = find("#notebook");
const narrow = /** @type {HTMLFormElement} */ (find("#narrow"));
const count = find("#count");
const title = `Notebook, ${box.dataset.archive}`;
const MOST_LINKED = 1000;

/** @type {{ label: string, ending: string, type: string, write: (entries: Entry[]) => string }[]} */
const FILES = [
  {
    label: "Markdown",
    ending: "md",
    type: "text/markdown",
    write: (entries) => exports.markdown(entries, title),
  },
  { label: "CSV", ending: "csv", type: "text/csv", write: exports.csv },
  { label: "JSON", ending: "json", type: "application/json", write: exports.json },
  {
    label: "W3C annotations",
    ending: "jsonld",
    type: "application/ld+json",
    write: (entries) => exports.annotations(entries, location.origin + root),
  },
];
/** @type {Record<string, (one: Entry, other: Entry) => number>} */
const ORDERS = {
  newest: (one, other) => other.saved.localeCompare(one.saved),
  oldest: (one, other) => one.saved.localeCompare(other.saved),
  place: (one, other) =>
    one.title.localeCompare(other.title) || (one.start ?? 0) - (other.start ?? 0),
};

/** @param {Entry} one */
const searched = (one) =>
  [one.readable, one.text, ...speakers(one), one.title, one.note, ...one.tags]
    .join(" ")
    .toLocaleLowerCase();

function shown() {
  const form = new FormData(narrow);
  const wish = (/** @type {string} */ name) => String(form.get(name) ?? "");
  const words = wish("holds").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const tag = wish("tag");
  return all()
    .filter((one) => !tag || one.tags.includes(tag))
    .filter((one) => words.every((word) => searched(one).includes(word)))
    .sort(ORDERS[wish("order")] ?? ORDERS.newest);
}

/**
 * A speaker's name.
 * @param {string} name
 */
const named = (name) => element("b", { className: "speaker", textContent: name });

/**
 * The words, with names wherever the speaker changes.
 * @param {Entry} one
 */
function quoted(one) {
  const turns =
    one.turns.length < 2
      ? [element("p", { textContent: `“${one.readable}”` })]
      : one.turns.map(({ speaker, readable }) =>
          element("p", {}, named(speaker || "Not named"), ` “${readable}”`),
        );
  return element("blockquote", { dir: "auto" }, ...turns);
}

/**
 * Where the words are from, and what can be done with them.
 * @param {Entry} one
 */
function origin(one) {
  const where = element("p", { className: "facts" });
  if (one.speaker) where.append(named(one.speaker), " · ");
  const text = one.title || one.address;
  where.append(element("a", { href: `${root}/p/${one.address}`, textContent: text }));
  for (const fact of [one.date && day(one.date), one.time]) if (fact) where.append(` · ${fact}`);
  const remove = button("Remove", () => removed(one), { className: "plain" });
  const cite = element("a", { href: `${root}/cite/${one.address}`, textContent: "Cite" });
  where.append(" · ", cite, " · ", remove);
  return where;
}

/** @param {Entry} one */
function removed(one) {
  keep(all().filter((kept) => kept.address !== one.address));
  show();
  const putBack = () => {
    put(one);
    show();
  };
  const undo = button("Undo", putBack, { className: "plain" });
  count.append(" Removed. ", undo);
  undo.focus();
}

/**
 * What the reader wrote about the words.
 * @param {Entry} one
 */
function noted(one) {
  /** @param {Partial<Entry>} changed */
  const change = (changed) =>
    keep(all().map((kept) => (kept.address === one.address ? { ...kept, ...changed } : kept)));
  const note = element("textarea", { rows: 2, value: one.note, dir: "auto" });
  note.addEventListener("input", () => change({ note: note.value }));
  const tags = element("input", { value: one.tags.join(", "), dir: "auto" });
  tags.addEventListener("change", () => {
    const typed = tags.value.split(",").map((tag) => tag.trim());
    change({ tags: [...new Set(typed.filter(Boolean))] });
    fillTags();
  });
  return element(
    "p",
    { className: "noted" },
    element("label", {}, "Note ", note),
    element("label", {}, "Tags, with commas ", tags),
  );
}

function fillTags() {
  const select = /** @type {HTMLSelectElement} */ (find('[name="tag"]', narrow));
  const chosen = select.value;
  const tags = [...new Set(all().flatMap((one) => one.tags))];
  tags.sort((one, other) => one.localeCompare(other));
  select.replaceChildren(new Option("all", ""), ...tags.map((tag) => new Option(tag, tag)));
  select.value = tags.includes(chosen) ? chosen : "";
}

/** @param {number} number */
const passages = (number) => `passage${number === 1 ? "" : "s"}`;

function show() {
  fillTags();
  const entries = shown();
  const total = all().length;
  const rows = entries.map((one) =>
    element("li", { className: "saved" }, quoted(one), origin(one), noted(one)),
  );
  find("#saved").replaceChildren(...rows);
  find("#none").hidden = total > 0;
  for (const one of [narrow, count, find("#filled")]) one.hidden = total === 0;
  const part = entries.length === total ? "" : `${entries.length} of `;
  count.textContent = `${part}${total} saved ${passages(total)}`;
  const linked = entries.slice(0, MOST_LINKED).map((one) => one.address);
  find("#share").setAttribute("href", `${root}/list?p=${linked.join(",")}`);
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/**
 * Add what a file holds and the notebook doesn't; gives what to tell the reader.
 * @param {File} file
 */
async function bringIn(file) {
  const read = exports.read(await file.text());
  const known = new Set(all().map((one) => one.address));
  const fresh = read.filter((one) => !known.has(one.address));
  const whole = [];
  for (const one of fresh) {
    const found = one.title ? null : await look(one.address);
    const saved = one.saved || new Date().toISOString();
    whole.push({ ...(found ?? one), note: one.note, tags: one.tags, saved });
  }
  if (!put(...whole)) return "There is no room for them in this browser’s storage.";
  const here = read.length - fresh.length;
  return `${fresh.length} ${passages(fresh.length)} brought in, ${here} were here already.`;
}

for (const { label, ending, type, write } of FILES) {
  const save = () => download(`notebook.${ending}`, type, write(shown()));
  find("#exports").append(button(label, save), " ");
}

/**
 * A file of references, which the site writes; gives what to tell the reader.
 * @param {DOMStringMap} style
 */
async function refer({ style, extension, type }) {
  const answer = await fetch(`${root}/api/citations`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ style, passages: exports.cited(shown()) }),
  }).catch(() => null);
  if (!answer?.ok) return "The site could not write this file. Try again in a moment.";
  download(`notebook.${extension}`, type ?? "", await answer.text());
  return "";
}

for (const one of findAll("#references button")) {
  one.addEventListener("click", async () => {
    find("#written").textContent = await refer(one.dataset);
  });
}

const bring = /** @type {HTMLInputElement} */ (find("#bring"));
bring.addEventListener("change", async () => {
  const file = bring.files?.[0];
  if (!file) return;
  const told = await bringIn(file).catch((error) => error.message);
  find("#brought").textContent = told;
  bring.value = "";
  show();
});

narrow.addEventListener("input", show);
narrow.addEventListener("submit", (event) => event.preventDefault());
addEventListener("storage", show);
box.hidden = false;
show();
