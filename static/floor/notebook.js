// The notebook: passages that a reader saved, kept in this browser alone.
import { root } from "./root.js";

const KEY = "vivavoce.notebook";
const FIELDS = ["address", "url", "episode", "title", "text", "readable", "speaker", "time", "timing",
  "date", "container", "archive", "before", "after", "saved", "note"];

export function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.map(entry).filter(Boolean) : [];
  } catch { return []; }
}

// An entry with all its fields, whatever a file or another version of this page left out.
export function entry(raw) {
  if (!/^[0-9a-z]{12}(\.[0-9]{1,4}-([0-9a-z]{12}\.)?[0-9]{1,4})?$/.test(raw?.address ?? "")) return null;
  const made = Object.fromEntries(FIELDS.map((name) => [name, String(raw[name] ?? "").slice(0, 20_000)]));
  made.start = Number.isFinite(raw.start) ? raw.start : null;
  made.end = Number.isFinite(raw.end) ? raw.end : null;
  made.turns = Array.isArray(raw.turns) ? raw.turns.slice(0, 400).map((turn) => ({
    speaker: String(turn?.speaker ?? "").slice(0, 200), readable: String(turn?.readable ?? turn?.text ?? "").slice(0, 20_000),
  })) : [];
  made.tags = Array.isArray(raw.tags) ? raw.tags.map((tag) => String(tag).trim().slice(0, 60)).filter(Boolean) : [];
  return made;
}

// What a passage says as one text, with names wherever the speaker changes.
export const said = (one) => one.turns.length < 2 ? one.readable
  : one.turns.map((turn) => `${turn.speaker || "Not named"}: ${turn.readable}`).join("\n");

// Everybody who says any of it.
export const speakers = (one) => one.turns.length < 2 ? [one.speaker].filter(Boolean)
  : [...new Set(one.turns.map((turn) => turn.speaker).filter(Boolean))];

// Whether the entries could be kept: a browser may be out of room, or allow no storage.
export function keep(entries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
    return true;
  } catch { return false; }
}

export function put(...entries) {
  const added = new Set(entries.map((one) => one.address));
  return keep([...all().filter((one) => !added.has(one.address)), ...entries]);
}

// What the archive knows of a passage, as an entry; null where the link is none.
export async function look(address) {
  try {
    const answer = await fetch(`${root}/api/p/${address}`);
    if (!answer.ok) return null;
    const known = await answer.json();
    return entry({
      ...known,
      address,
      url: `${location.origin}${root}/p/${address}`,
      text: known.text || known.first_seen_text,
      readable: known.readable || known.first_seen_text,
    });
  } catch { return null; }
}

export async function save(address) {
  const found = await look(address);
  if (!found) return false;
  const before = all().find((one) => one.address === address);
  return put({ ...found, saved: new Date().toISOString(), note: before?.note ?? "", tags: before?.tags ?? [] });
}
