// A notebook as a file: Markdown, CSV, JSON, BibTeX, W3C annotations; and back from the last
// two that hold everything.
import { entry, said, speakers } from "../floor/notebook.js";

const about = (one) => [one.speaker, one.title, one.container !== one.title && one.container, one.date, one.time].filter(Boolean);
const line = (text) => text.replace(/\s+/g, " ").trim();

export function markdown(entries, title) {
  const plain = (text) => line(text).replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const parts = entries.map((one) => [
    said(one).split("\n").map((text) => `> ${plain(text)}`).join("\n>\n"),
    `— ${about(one).map(plain).join(", ")}. <${one.url}>`,
    one.note.trim(),
    one.tags.map((tag) => `#${tag.replace(/\s+/g, "-")}`).join(" "),
  ].filter(Boolean).join("\n\n"));
  return `# ${plain(title)}\n\n${parts.join("\n\n---\n\n")}\n`;
}

const cells = (one) => ({ readable: said(one), speaker: speakers(one).join(", ") });

// RFC 4180. A sheet takes what begins with = + - @ for a formula, so that such a cell gets a '.
export function csv(entries) {
  const columns = ["readable", "text", "speaker", "title", "container", "date", "time", "start", "end", "timing", "url", "note", "saved"];
  const cell = (value) => {
    let text = String(value ?? "");
    if (/^[=+\-@\t\r]/.test(text) && typeof value !== "number") text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = entries.map((one) => [...columns.map((name) => cells(one)[name] ?? one[name]), one.tags.join("; ")]);
  const names = [...columns, "tags"].map((name) => ({ readable: "quote", text: "as said" }[name] ?? name));
  return [names, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export const json = (entries) => JSON.stringify({ format: "vivavoce-notebook", version: 1, passages: entries }, null, 1) + "\n";

export function bibtex(entries) {
  const tex = { "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const plain = (text) => line(text).replace(/[\\{}&%$#_~^]/g, (sign) => tex[sign]);
  return entries.map((one) => {
    const fields = {
      author: speakers(one).map((name) => `{${plain(name)}}`).join(" and "),
      title: `{${plain(one.title)}}`,
      howpublished: plain(`Interview transcript, ${one.container}`),
      year: one.date.slice(0, 4),
      note: plain(`At ${one.time}: “${said(one)}”`),
      annote: plain(one.note),
      keywords: plain(one.tags.join(", ")),
      url: one.url,
      urldate: one.saved.slice(0, 10),
    };
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
    return [`@misc{${one.address.replaceAll(".", "-")},`, ...lines, "}"].join("\n");
  }).join("\n\n") + "\n";
}

// The Web Annotation Data Model: https://www.w3.org/TR/annotation-model/
export function annotations(entries, origin) {
  const body = (value, purpose) => ({ type: "TextualBody", value, purpose });
  return JSON.stringify({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${origin}/notebook`,
    type: "AnnotationPage",
    items: entries.map((one) => ({
      id: one.url,
      type: "Annotation",
      motivation: one.note ? "commenting" : "highlighting",
      created: one.saved,
      body: [...(one.note ? [body(one.note, "commenting")] : []), ...one.tags.map((tag) => body(tag, "tagging"))],
      target: {
        source: `${origin}/episodes/${encodeURIComponent(one.episode)}`,
        selector: [
          { type: "TextQuoteSelector", exact: one.text, prefix: one.before, suffix: one.after },
          ...(one.start === null ? [] : [{ type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: `t=${one.start},${one.end}` }]),
        ],
      },
    })),
  }, null, 1) + "\n";
}

// The entries of a file as exported by `json` or `annotations`; throws what to tell the reader.
export function read(text) {
  let root;
  try { root = JSON.parse(text); } catch { throw new Error("This file is no JSON."); }
  const list = root?.passages ?? root?.items ?? (Array.isArray(root) ? root : null);
  if (!Array.isArray(list)) throw new Error("This file holds no saved passages.");
  return list.map((one) => entry(one?.type === "Annotation" ? annotated(one) : one)).filter(Boolean);
}

function annotated(one) {
  const bodies = [one.body ?? []].flat();
  const of = (purpose) => bodies.filter((body) => body?.purpose === purpose).map((body) => String(body.value ?? ""));
  const quote = [one.target?.selector ?? []].flat().find((selector) => selector?.type === "TextQuoteSelector") ?? {};
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
