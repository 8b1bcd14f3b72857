/** A card for the first visit: the one thing to try. It goes once it was tried or dismissed. */

import { h, icon } from "./dom.js";

const DISMISSED = "muster.first-hint.dismissed";
const EXAMPLE = "/task add Draft the launch brief @ana by friday 5pm";

/** @returns {{node: Node, leave: () => void} | null} */
export function firstHint(session, composer) {
  const command = EXAMPLE.split(" ")[0];
  const knows = session.workspace.commands.some((known) => known.command === command);
  if (!knows || localStorage.getItem(DISMISSED)) return null;
  const leave = () => {
    localStorage.setItem(DISMISSED, "yes");
    node.remove();
  };
  const dismiss = () => {
    leave();
    composer.focus();
  };
  const node = h("div.first-hint", { role: "note" },
    h("span", {}, "Try this first"),
    h("button.example", { type: "button", title: "Put it into the message box", on: { click: () => composer.setText(EXAMPLE) } }, EXAMPLE),
    h("button.icon-button", { type: "button", "aria-label": "Dismiss", on: { click: dismiss } }, icon("close")));
  return { node, leave };
}
