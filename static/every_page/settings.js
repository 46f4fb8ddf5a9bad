// How a reader wants the text: size, width, theme. Kept in this browser, applied before the
// first line is drawn (so this is no module).
(() => {
  const KEY = "vivavoce.settings";
  const CHOICES = {
    size: ["Text", [["small", "Small"], ["", "Medium"], ["large", "Large"], ["huge", "Huge"]]],
    width: ["Lines", [["narrow", "Narrow"], ["", "Medium"], ["wide", "Wide"]]],
    theme: ["Theme", [["", "As the system"], ["light", "Light"], ["dark", "Dark"]]],
  };
  let chosen = {};
  try { chosen = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { /* no storage: nothing was chosen */ }

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
    for (const [name, [legend, options]] of Object.entries(CHOICES)) panel.append(group(name, legend, options));
    menu.append(summary, panel);
    document.querySelector("header.site .name")?.after(menu);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      summary.focus();
    });
    document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  function group(name, legend, options) {
    const set = document.createElement("fieldset");
    const caption = document.createElement("legend");
    caption.textContent = legend;
    set.append(caption);
    for (const [value, text] of options) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name: `setting-${name}`, value, checked: (chosen[name] ?? "") === value });
      input.addEventListener("change", () => {
        chosen[name] = value;
        apply();
        try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* holds for this page */ }
      });
      label.append(input, ` ${text}`);
      set.append(label);
    }
    return set;
  }
})();
