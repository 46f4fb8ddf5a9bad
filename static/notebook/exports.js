// A notebook as a file: Markdown, CSV, JSON, W3C annotations; and back from the last two, which hold
// everything. Files of references are written by the site.
import { entries as entriesOf, said, speakers } from "../floor/notebook.js";
import { root } from "../floor/root.js";

/** @typedef {import("../floor/notebook.js").Entry} Entry */

/** @param {Entry} one */
const about = ({ speaker, title, container, date, time }) =>
  [speaker, title, container === title ? "" : container, date, time].filter(Boolean);
/** @param {string} text */
const line = (text) => text.replace(/\s+/g, " ").trim();

/**
 * @param {Entry[]} entries
 * @param {string} title
 */
export function markdown(entries, title) {
  const plain = (/** @type {string} */ text) => line(text).replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const quoted = (/** @type {string} */ text) =>
    text
      .split("\n")
      .map((part) => `> ${plain(part)}`)
      .join("\n>\n");
  const parts = entries.map((one) =>
    [
      quoted(said(one)),
      `— ${about(one).map(plain).join(", ")}. <${one.url}>`,
      one.note.trim(),
      one.tags.map((tag) => `#${tag.replace(/\s+/g, "-")}`).join(" "),
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  return `# ${plain(title)}\n\n${parts.join("\n\n---\n\n")}\n`;
}

/**
 * The columns of a sheet, in order.
 * @type {Record<string, (one: Entry) => string | number | null>}
 */
const COLUMNS = {
  quote: said,
  "as said": (one) => one.text,
  speaker: (one) => speakers(one).join(", "),
  title: (one) => one.title,
  container: (one) => one.container,
  date: (one) => one.date,
  time: (one) => one.time,
  start: (one) => one.start,
  end: (one) => one.end,
  timing: (one) => one.timing,
  url: (one) => one.url,
  note: (one) => one.note,
  saved: (one) => one.saved,
  tags: (one) => one.tags.join("; "),
};

/**
 * RFC 4180. A sheet takes what begins with = + - @ (or their wide forms) for a formula, so that such
 * a cell gets a '; so does what stands behind ; and tabs and at the head of lines, which some sheets
 * take for the end of a cell.
 * @param {Entry[]} entries
 */
export function csv(entries) {
  const cell = (/** @type {string | number | null} */ value) => {
    if (typeof value === "number") return String(value);
    const text = (value ?? "")
      .replace(/^(?=[=+\-@＝＋－＠\t\r\n])/, "'")
      .replace(/([;\t\r\n][\s"']*)(?=[=@＝＠]|[+\-＋－]\S)/g, "$1'");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const columns = Object.values(COLUMNS);
  const rows = entries.map((one) => columns.map((column) => column(one)));
  const lines = [Object.keys(COLUMNS), ...rows].map((row) => row.map(cell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** @param {unknown} value */
const asJson = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** @param {Entry[]} entries */
export const json = (entries) =>
  asJson({ format: "vivavoce-notebook", version: 1, passages: entries });

/**
 * A date as 2019-03-14; null where the text begins with none.
 * @param {string} text
 */
const date = (text) =>
  /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)) ? text.slice(0, 10) : null;

/**
 * What the site needs to cite passages: it writes the file, and keeps nothing of them.
 * @param {Entry[]} entries
 */
export const cited = (entries) =>
  entries.map((one) => ({
    url: /^https?:/.test(one.url) ? one.url : `${location.origin}${root}/p/${one.address}`,
    title: one.title,
    container: one.container,
    archive: one.archive,
    speakers: speakers(one),
    hosts: one.hosts,
    date: date(one.date),
    time: one.time,
    quote: said(one),
    seen: date(one.saved) ?? new Date().toISOString().slice(0, 10),
    note: one.note,
    tags: one.tags,
  }));

/**
 * The Web Annotation Data Model: https://www.w3.org/TR/annotation-model/
 * @param {Entry[]} entries
 * @param {string} origin
 */
export function annotations(entries, origin) {
  return asJson({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${origin}/notebook`,
    type: "AnnotationPage",
    items: entries.map((one) => annotation(one, origin)),
  });
}

/**
 * @param {Entry} one
 * @param {string} origin
 */
function annotation(one, origin) {
  const body = (/** @type {string} */ value, /** @type {string} */ purpose) => ({
    type: "TextualBody",
    value,
    purpose,
  });
  const quote = { type: "TextQuoteSelector", exact: one.text, prefix: one.before };
  const fragment = {
    type: "FragmentSelector",
    conformsTo: "http://www.w3.org/TR/media-frags/",
    value: `t=${one.start},${one.end}`,
  };
  return {
    id: one.url,
    type: "Annotation",
    motivation: one.note ? "commenting" : "highlighting",
    created: one.saved,
    body: [
      ...(one.note ? [body(one.note, "commenting")] : []),
      ...one.tags.map((tag) => body(tag, "tagging")),
    ],
    target: {
      source: `${origin}/episodes/${encodeURIComponent(one.episode)}`,
      selector: [{ ...quote, suffix: one.after }, ...(one.start === null ? [] : [fragment])],
    },
  };
}

/**
 * The entries of a file as exported by `json` or `annotations`. Throws what to tell the reader.
 * @param {string} text
 * @returns {Entry[]}
 */
export function read(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("This file is no JSON.");
  }
  const list = file?.passages ?? file?.items ?? file;
  if (!Array.isArray(list)) throw new Error("This file holds no saved passages.");
  return entriesOf(list.map((one) => (one?.type === "Annotation" ? annotated(one) : one)));
}

/** @param {any} one an annotation, as anybody may have written it */
function annotated(one) {
  /** @type {any[]} */
  const bodies = [one.body ?? []].flat();
  /** @type {any[]} */
  const selectors = [one.target?.selector ?? []].flat();
  const of = (/** @type {string} */ purpose) =>
    bodies.filter((body) => body?.purpose === purpose).map((body) => String(body.value ?? ""));
  const quote = selectors.find((selector) => selector?.type === "TextQuoteSelector") ?? {};
  return {
    address: /\/p\/([0-9a-z.-]+)$/.exec(String(one.id ?? ""))?.[1],
    url: one.id,
    text: quote.exact,
    readable: quote.exact,
    before: quote.prefix,
    after: quote.suffix,
    saved: one.created,
    note: of("commenting").join("\n"),
    tags: of("tagging"),
  };
}
