// On the page of a list: save all of it, print it.
import { all, save } from "../floor/notebook.js";

const actions = document.querySelector(".list-actions");
if (actions) {
  const addresses = actions.dataset.addresses.split(",");
  const keepAll = button("Save all in my notebook", async () => {
    const known = new Set(all().map((one) => one.address));
    let done = 0;
    for (const address of addresses) if (known.has(address) || await save(address)) done++;
    keepAll.textContent = `${done} of ${addresses.length} are in your notebook`;
  });
  button("Print", () => print());
  actions.hidden = false;
}

function button(label, does) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", does);
  actions.append(made, " ");
  return made;
}
