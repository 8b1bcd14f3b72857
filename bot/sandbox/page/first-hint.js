/** A card for the first visit: the one thing to try. It goes once it was tried or dismissed. */

import { h, icon } from "./dom.js";

const DISMISSED = "muster.first-hint.dismissed";
const COMMAND = "/task";

/** @returns {{node: Node, leave: () => void} | null} */
export function firstHint(session, composer) {
  const { commands, viewer } = session.workspace;
  const isKnown = commands.some((known) => known.command === COMMAND);
  if (!isKnown || localStorage.getItem(DISMISSED)) return null;
  // A task of one's own: what follows from it is seen without acting as somebody else.
  const example = `${COMMAND} add Draft the launch brief @${viewer.name} by friday 5pm`;
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
    h("button.example", { type: "button", title: "Put it into the message box", on: { click: () => composer.setText(example) } }, example),
    h("button.icon-button", { type: "button", "aria-label": "Dismiss", on: { click: dismiss } }, icon("close")));
  return { node, leave };
}
