/** A coloured square with initials: people are round-cornered, apps squarer. */

import { h } from "./dom.js";

export function avatar(person, size = "medium") {
  const node = h("span.avatar", { class: `${size}${person.is_bot ? " app" : ""}`, "aria-hidden": "true" }, initialsOf(person));
  if (CSS.supports("color", person.color)) node.style.setProperty("--tint", person.color);
  return node;
}

function initialsOf(person) {
  return [...(person.initials || person.name || "?")].slice(0, 2).join("").toLocaleUpperCase();
}
