/** Choosing in whose name one acts. */

import { avatar } from "./avatar.js";
import { weekdayAndTime } from "./dates.js";
import { h, name } from "./dom.js";
import { Listbox } from "./listbox.js";
import { closePopup, isPopupOpen, openPopup } from "./popup.js";

export function openPeoplePanel(anchor, session) {
  if (isPopupOpen(anchor)) return closePopup();
  const { workspace } = session;
  const list = new Listbox({ label: "Act as", onChoose: (choice) => {
    closePopup();
    session.actAs(choice.key);
  } });
  list.node.tabIndex = 0;
  list.ownedBy(list.node).show([{ choices: workspace.members().map((person) => choice(person, workspace)) }]);
  list.node.removeAttribute("aria-controls");
  list.node.addEventListener("keydown", (event) => list.handleKey(event));
  openPopup(anchor, h("div.panel.people-panel", {}, h("h2", {}, "Act as"), list.node), { align: "end" });
  list.node.focus();
}

function choice(person, workspace) {
  const local = weekdayAndTime(workspace.now(), person);
  const role = [person.title, person.is_restricted ? "guest" : ""].filter(Boolean).join(" · ");
  return {
    key: person.id,
    selected: person.id === workspace.viewer.id,
    content: h("div.person-row", {}, avatar(person, "medium"),
      h("span.person-who", {}, h("strong", {}, name(person.real_name)), h("small", {}, role)),
      h("span.person-when", {}, h("span", {}, local), h("small", {}, `${person.tz_label || person.tz} · ${person.locale}`))),
  };
}
