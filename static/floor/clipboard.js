/**
 * Put text on the clipboard; where that isn't allowed, show it to be copied by hand. Tells
 * whether it is on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    prompt("Copy this:", text);
    return false;
  }
}
