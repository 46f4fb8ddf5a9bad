// Suggestions under a search field, after the ARIA combobox pattern with a list of options.
import { element, findAll } from "../floor/dom.js";
import { root } from "../floor/root.js";

/** @typedef {{ kind: string, text: string, url: string }} Suggestion */

/** @type {Record<string, string>} */
const KINDS = { person: "person", topic: "topic", episode: "episode", word: "" };
let lists = 0;

/** @type {HTMLInputElement[]} */
const inputs = findAll('form[role="search"] input[name="q"]');
for (const input of inputs) if (!input.closest("aside")) attach(input);

// `/` goes to the search field, as readers know it from other sites.
addEventListener("keydown", (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (at.isContentEditable || at.closest("input, textarea, select")) return;
  const input = inputs.find((one) => !one.closest("aside"));
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

/** @param {HTMLInputElement} input */
function attach(input) {
  const list = element("ul", {
    id: `suggestions-${++lists}`,
    className: "suggestions",
    role: "listbox",
    hidden: true,
  });
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.autocomplete = "off";

  let chosen = -1;
  let asked = 0;
  /** @type {number | undefined} */
  let timer;
  /** @type {HTMLLIElement[]} */
  let options = [];

  // An answer that comes late changes neither what is chosen nor what was closed.
  const forgetAsked = () => {
    clearTimeout(timer);
    asked += 1;
  };

  const close = () => {
    forgetAsked();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  /** @param {number} number */
  const choose = (number) => {
    forgetAsked();
    chosen = number < options.length ? number : -1;
    for (const [place, option] of options.entries())
      option.setAttribute("aria-selected", String(place === chosen));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  /** @param {Suggestion[]} found */
  const show = (found) => {
    options = found.map((one, place) => optionOf(one, `${list.id}-${place}`));
    list.replaceChildren(...options);
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  /** @param {string} typed */
  const ask = async (typed) => {
    const mine = ++asked;
    try {
      const answer = await fetch(`${root}/api/suggest?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? await answer.json() : [];
      if (mine === asked && document.activeElement === input) show(found);
    } catch {
      if (mine === asked) close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = input.value.trim();
    if (typed.length < 2) close();
    else timer = setTimeout(ask, 120, typed);
  });

  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? options.length - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0)
      location.assign(options[chosen].dataset.url ?? "");
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

/**
 * @param {Suggestion} one
 * @param {string} id
 */
function optionOf(one, id) {
  const option = element("li", { id, role: "option", textContent: one.text });
  option.setAttribute("aria-selected", "false");
  option.dataset.url = one.url;
  if (KINDS[one.kind]) option.append(element("span", { textContent: ` ${KINDS[one.kind]}` }));
  // Before the field loses focus, which would close the list under the pointer.
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    location.assign(one.url);
  });
  return option;
}
