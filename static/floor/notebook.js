// The notebook: passages that a reader saved, kept in this browser alone.
import { root } from "./root.js";
import * as storage from "./storage.js";

const KEY = "vivavoce.notebook";
const LONGEST = 20_000;

/** @typedef {{ speaker: string, readable: string }} Turn What one speaker says of a passage. */
/**
 * @typedef {object} Entry A saved passage.
 * @property {string} address what its link ends in
 * @property {string} url
 * @property {string} episode
 * @property {string} title
 * @property {string} text
 * @property {string} readable
 * @property {string} speaker
 * @property {string} time
 * @property {string} timing
 * @property {string} date
 * @property {string} container
 * @property {string} archive
 * @property {string} before
 * @property {string} after
 * @property {string} saved
 * @property {string} note
 * @property {number | null} start in seconds
 * @property {number | null} end in seconds
 * @property {Turn[]} turns
 * @property {string[]} hosts those who ask the questions in the talk
 * @property {string[]} tags
 */

/** @returns {Entry[]} */
export function all() {
  const kept = storage.kept(KEY);
  return Array.isArray(kept) ? entries(kept) : [];
}

/**
 * Those of a file's or the storage's passages that are some.
 * @param {any[]} raw
 * @returns {Entry[]}
 */
export const entries = (raw) => raw.map(entry).filter((one) => one !== null);

/**
 * A text of an entry, whatever stood in its place.
 * @param {unknown} value
 * @param {number} [longest]
 */
const text = (value, longest = LONGEST) => String(value ?? "").slice(0, longest);

/** @param {unknown} value */
const number = (value) => (typeof value === "number" && Number.isFinite(value) ? value : null);

/**
 * An entry with all its fields, whatever a file or another version of this page left out; null
 * where it has no address.
 * @param {any} raw
 * @returns {Entry | null}
 */
export function entry(raw) {
  const address = /^[0-9a-z]{12}(\.[0-9]{1,4}-([0-9a-z]{12}\.)?[0-9]{1,4})?$/;
  if (!address.test(raw?.address ?? "")) return null;
  const turns = Array.isArray(raw.turns) ? raw.turns.slice(0, 400) : [];
  const tags = Array.isArray(raw.tags) ? raw.tags : [];
  const hosts = Array.isArray(raw.hosts) ? raw.hosts.slice(0, 100) : [];
  return {
    address: text(raw.address),
    url: text(raw.url),
    episode: text(raw.episode),
    title: text(raw.title),
    text: text(raw.text),
    readable: text(raw.readable),
    speaker: text(raw.speaker),
    time: text(raw.time),
    timing: text(raw.timing),
    date: text(raw.date),
    container: text(raw.container),
    archive: text(raw.archive),
    before: text(raw.before),
    after: text(raw.after),
    saved: text(raw.saved),
    note: text(raw.note),
    start: number(raw.start),
    end: number(raw.end),
    turns: turns.map((/** @type {any} */ turn) => ({
      speaker: text(turn?.speaker, 200),
      readable: text(turn?.readable ?? turn?.text),
    })),
    hosts: hosts.map((/** @type {unknown} */ name) => text(name, 200)),
    tags: tags.map((/** @type {unknown} */ tag) => text(tag).trim().slice(0, 60)).filter(Boolean),
  };
}

/**
 * What a passage says as one text, with names wherever the speaker changes.
 * @param {Entry} one
 */
export const said = (one) =>
  one.turns.length < 2
    ? one.readable
    : one.turns.map((turn) => `${turn.speaker || "Not named"}: ${turn.readable}`).join("\n");

/**
 * Everybody who says any of it.
 * @param {Entry} one
 * @returns {string[]}
 */
export const speakers = (one) =>
  one.turns.length < 2
    ? [one.speaker].filter(Boolean)
    : [...new Set(one.turns.map((turn) => turn.speaker).filter(Boolean))];

/**
 * Keep these and no others; tells whether that could be done.
 * @param {Entry[]} entries
 */
export const keep = (entries) => storage.keep(KEY, entries);

/**
 * Add entries; one of the same address is replaced.
 * @param {...Entry} entries
 */
export function put(...entries) {
  const added = new Set(entries.map((one) => one.address));
  return keep([...all().filter((one) => !added.has(one.address)), ...entries]);
}

/**
 * What the archive knows of a passage; null where the link is none.
 * @param {string} address
 * @returns {Promise<Entry | null>}
 */
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
  } catch {
    return null;
  }
}

/**
 * Save a passage; tells whether it is kept.
 * @param {string} address
 */
export async function save(address) {
  const found = await look(address);
  if (!found) return false;
  const before = all().find((one) => one.address === address);
  return put({
    ...found,
    saved: new Date().toISOString(),
    note: before?.note ?? "",
    tags: before?.tags ?? [],
  });
}
