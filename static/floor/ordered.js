// Looking things up in what is in order.

/**
 * The last of `count` places at which something holds that holds for the first ones and no more
 * from some place on; 0 where it holds for none.
 * @param {number} count
 * @param {(place: number) => boolean} holds
 * @returns {number}
 */
export function lastWhere(count, holds) {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
