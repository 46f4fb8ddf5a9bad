// What is kept in the reader's own browser. A browser may be out of room, or allow no storage.

/**
 * What is kept under a key; null where that is nothing.
 * @param {string} key
 * @returns {any}
 */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keep a value; tells whether that could be done.
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean}
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
