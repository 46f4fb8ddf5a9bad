// A notebook as a file: Markdown, CSV, JSON, BibTeX, W3C annotations; and back from the last
// two that hold everything.
import { entries as entriesOf, said, speakers } from "../floor/notebook.js";

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
 * RFC 4180. A sheet takes what begins with = + - @ for a formula, so that such a cell gets a '.
 * @param {Entry[]} entries
 */
export function csv(entries) {
  const cell = (/** @type {string | number | null} */ value) => {
    let text = String(value ?? "");
    if (/^[=+\-@\t\r]/.test(text) && typeof value !== "number") text = `'${text}`;
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

/** @type {Record<string, string>} */
const TEX = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** @param {Entry[]} entries */
export function bibtex(entries) {
  const plain = (/** @type {string} */ text) =>
    line(text).replace(/[\\{}&%$#_~^]/g, (sign) => TEX[sign]);
  const records = entries.map((one) => {
    const fields = {
      author: speakers(one)
        .map((name) => `{${plain(name)}}`)
        .join(" and "),
      title: `{${plain(one.title)}}`,
      howpublished: plain(`Interview transcript, ${one.container}`),
      year: one.date.slice(0, 4),
      note: plain(`At ${one.time}: “${said(one)}”`),
      annote: plain(one.note),
      keywords: plain(one.tags.join(", ")),
      url: one.url,
      urldate: one.saved.slice(0, 10),
    };
    const lines = Object.entries(fields)
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${value}},`);
    return [`@misc{${one.address.replaceAll(".", "-")},`, ...lines, "}"].join("\n");
  });
  return `${records.join("\n\n")}\n`;
}

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
  let root;
  try {
    root = JSON.parse(text);
  } catch {
    throw new Error("This file is no JSON.");
  }
  const list = root?.passages ?? root?.items ?? root;
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
