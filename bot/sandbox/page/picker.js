/** Choosing an emoji: a search box over a grid. */

import { h } from "./dom.js";
import { emojiCharacter, searchEmoji } from "./emoji.js";
import { Listbox } from "./listbox.js";
import { closePopup, isPopupOpen, openPopup, placePopup } from "./popup.js";

const COLUMNS = 8;
const SHOWN = 64;

export function openEmojiPicker(anchor, onChoose) {
  if (isPopupOpen(anchor)) return closePopup();
  const list = new Listbox({ label: "Emoji", columns: COLUMNS, onChoose: (choice) => {
    closePopup();
    anchor.focus();
    onChoose(choice.key);
  } });
  const search = h("input", {
    type: "search",
    role: "combobox",
    "aria-expanded": "true",
    "aria-label": "Search emoji",
    placeholder: "Search emoji",
    autocomplete: "off",
    on: { input: () => fill(), keydown: (event) => list.handleKey(event) },
  });
  const fill = () => {
    const found = searchEmoji(search.value.trim().toLowerCase(), SHOWN);
    list.ownedBy(search).show([{ choices: found.map(choice) }]);
    placePopup();
  };
  openPopup(anchor, h("div.emoji-picker", {}, search, list.node), { align: "end" });
  fill();
  search.focus();
}

function choice(shortName) {
  return { key: shortName, content: h("span.emoji", { title: `:${shortName}:`, "aria-label": shortName.replaceAll("_", " ") }, emojiCharacter(shortName)) };
}
