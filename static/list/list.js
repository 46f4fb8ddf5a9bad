// On the page of a list: save all of it, print it.
import { button, findAll } from "../floor/dom.js";
import { all, save } from "../floor/notebook.js";

for (const actions of findAll(".list-actions")) {
  const addresses = (actions.dataset.addresses ?? "").split(",");
  const keepAll = button("Save all in my notebook", async () => {
    const known = new Set(all().map((one) => one.address));
    let done = 0;
    for (const address of addresses) if (known.has(address) || (await save(address))) done++;
    keepAll.textContent = `${done} of ${addresses.length} are in your notebook`;
  });
  actions.append(
    keepAll,
    " ",
    button("Print", () => print()),
    " ",
  );
  actions.hidden = false;
}
