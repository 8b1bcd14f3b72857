/** A popup menu whose items act. */

import { h } from "./dom.js";
import { Listbox } from "./listbox.js";
import { closePopup, isPopupOpen, openPopup } from "./popup.js";

/** @param {Array<{label?: string, choices: Array<{content: Node, run: () => void}>}>} groups */
export function toggleMenu(anchor, label, groups, options = {}) {
  if (isPopupOpen(anchor)) return closePopup();
  const list = new Listbox({ label, role: "menu", onChoose: (choice) => leave(anchor, choice.run) });
  const node = list.node;
  node.tabIndex = -1;
  list.ownedBy(node).show(groups);
  node.removeAttribute("aria-controls");
  node.addEventListener("keydown", (event) => {
    if (event.key === "Tab") closePopup();
    else list.handleKey(event);
  });
  anchor.setAttribute("aria-expanded", "true");
  openPopup(anchor, node, {
    align: "end",
    ...options,
    onClose: () => anchor.setAttribute("aria-expanded", "false"),
  });
  node.focus();
}

function leave(anchor, run) {
  closePopup();
  anchor.focus();
  run();
}

export function menuItem(text, run, { hint, danger } = {}) {
  const content = h("div.menu-item", { class: danger ? "danger" : null }, h("span", {}, text), hint ? h("small", {}, hint) : null);
  return { content, key: text, run };
}
