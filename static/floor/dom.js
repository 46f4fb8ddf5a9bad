// Elements of the page: found, made, asked.

/**
 * The first element that a selector finds. Throws where the page has none: the script is on the
 * wrong page then.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`This page has no ${selector}.`);
  return found;
}

/**
 * All elements that a selector finds, in the page's order.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {Kind[]}
 */
export function findAll(selector, within = document) {
  return /** @type {Kind[]} */ ([...within.querySelectorAll(selector)]);
}

/**
 * An element with its properties and what is in it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * A button that does something when it is pressed.
 * @param {string} label
 * @param {(event: MouseEvent) => unknown} does
 * @param {Partial<HTMLButtonElement>} [properties]
 * @returns {HTMLButtonElement}
 */
export function button(label, does, properties = {}) {
  const made = element("button", { type: "button", textContent: label, ...properties });
  made.addEventListener("click", does);
  return made;
}

/**
 * The nearest element around where something happened.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {Event} event
 * @param {string} selector
 * @returns {Kind | null}
 */
export function around(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/**
 * Whether a click is one that opens a link elsewhere, in a tab or a window of its own.
 * @param {MouseEvent} event
 */
export const opensElsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
