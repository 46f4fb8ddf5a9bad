// What stands before every path of the site; empty where it has an address to itself.
export const root = document.documentElement.dataset.root ?? "";
