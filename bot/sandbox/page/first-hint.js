/** A card for the first visit: the one thing to try. */

import { h, icon } from "./dom.js";

const DISMISSED = "muster.first-hint.dismissed";
const EXAMPLE = "/task add Draft the launch brief @ana by friday 5pm";

export function firstHint(session, composer) {
  const command = EXAMPLE.split(" ")[0];
  const knows = session.workspace.commands.some((known) => known.command === command);
  if (!knows || localStorage.getItem(DISMISSED)) return null;
  const leave = () => {
    localStorage.setItem(DISMISSED, "yes");
    card.remove();
    composer.focus();
  };
  const take = () => {
    leave();
    composer.setText(EXAMPLE);
  };
  const card = h("div.first-hint", { role: "note" },
    h("span", {}, "Try this first"),
    h("button.example", { type: "button", title: "Put it into the message box", on: { click: take } }, EXAMPLE),
    h("button.icon-button", { type: "button", "aria-label": "Dismiss", on: { click: leave } }, icon("close")));
  return card;
}
