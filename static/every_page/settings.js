// How a reader wants the text: size, width, theme. Kept in this browser, applied before the
// first line is drawn (so this is no module).
(() => {
  const KEY = "vivavoce.settings";
  /** @type {Record<string, { legend: string, options: Record<string, string> }>} */
  const CHOICES = {
    size: {
      legend: "Text",
      options: { small: "Small", "": "Medium", large: "Large", huge: "Huge" },
    },
    width: { legend: "Lines", options: { narrow: "Narrow", "": "Medium", wide: "Wide" } },
    theme: { legend: "Theme", options: { "": "As the system", light: "Light", dark: "Dark" } },
  };
  /** @type {Record<string, string>} */
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    /* no storage: nothing was chosen */
  }

  const apply = () => {
    for (const name of Object.keys(CHOICES)) {
      if (chosen[name]) document.documentElement.dataset[name] = chosen[name];
      else delete document.documentElement.dataset[name];
    }
  };
  apply();

  addEventListener("DOMContentLoaded", () => {
    const menu = document.createElement("details");
    menu.className = "settings";
    const summary = document.createElement("summary");
    summary.textContent = "Aa";
    summary.setAttribute("aria-label", "Text size, width and theme");
    const panel = document.createElement("div");
    panel.append(...Object.keys(CHOICES).map(group));
    menu.append(summary, panel);
    document.querySelector("header.site")?.append(menu);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      summary.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    });
  });

  /** @param {string} name */
  function group(name) {
    const set = document.createElement("fieldset");
    const caption = document.createElement("legend");
    caption.textContent = CHOICES[name].legend;
    set.append(caption);
    for (const [value, text] of Object.entries(CHOICES[name].options)) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      const checked = (chosen[name] ?? "") === value;
      Object.assign(input, { type: "radio", name: `setting-${name}`, value, checked });
      input.addEventListener("change", () => choose(name, value));
      label.append(input, ` ${text}`);
      set.append(label);
    }
    return set;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function choose(name, value) {
    chosen[name] = value;
    apply();
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      /* it holds for this page */
    }
  }
})();
