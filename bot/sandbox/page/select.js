/** Select menus: one or several choices from a list that can be searched. */

import { h, icon, name } from "./dom.js";
import { Listbox } from "./listbox.js";
import { offerFor } from "./offers.js";
import { closePopup, isPopupOpen, openPopup, placePopup } from "./popup.js";

export function renderSelect(field) {
  const [, multi, kind] = /^(multi_)?(\w+)_select$/.exec(field.element.type);
  const offer = offerFor(kind, field);
  return (multi ? new MultiSelect(field, offer) : new SingleSelect(field, offer)).node;
}

class Select {
  constructor(field, offer) {
    this.field = field;
    this.offer = offer;
    this.list = new Listbox({ label: field.label, onChoose: (choice) => this.choose(choice), empty: offer.empty });
    this.input = h("input", {
      type: "text",
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      ...field.labels(),
      on: {
        input: () => this.open(),
        click: () => this.open(),
        blur: () => this.leave(),
        keydown: (event) => this.key(event),
      },
    });
    this.list.ownedBy(this.input);
    this.placeholder = field.element.placeholder?.text ?? "Choose";
  }

  async open() {
    if (!isPopupOpen(this.node)) {
      openPopup(this.node, this.list.node, { matchWidth: true, class: "select-list", onClose: () => this.closed() });
      this.input.setAttribute("aria-expanded", "true");
    }
    const query = this.query();
    const groups = await this.offer.groups(query);
    if (query !== this.query() || !isPopupOpen(this.node)) return;
    this.list.show(groups.map((group) => ({ ...group, choices: group.choices.map((choice) => this.marked(choice)) })));
    placePopup();
  }

  closed() {
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  leave() {
    if (isPopupOpen(this.node)) closePopup();
    this.resetText();
  }

  key(event) {
    if (isPopupOpen(this.node)) {
      if (this.list.handleKey(event)) return;
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      this.open();
    }
  }

  async commit(value) {
    const previous = this.field.value;
    this.field.value = value;
    this.draw();
    if (await this.field.changed(value)) return;
    this.field.value = previous;
    this.draw();
  }
}

class SingleSelect extends Select {
  constructor(field, offer) {
    super(field, offer);
    const clear = field.optional ? this.clearButton() : null;
    this.node = h("div.select", {}, this.input, clear, icon("chevron"));
    this.draw();
  }

  clearButton() {
    return h("button.icon-button.clear", { type: "button", "aria-label": "Clear", on: { click: () => this.commit(null) } }, icon("close"));
  }

  draw() {
    const { value } = this.field;
    this.shown = value === null ? "" : this.offer.text(value);
    this.input.placeholder = this.placeholder;
    this.node.classList.toggle("filled", value !== null);
    this.resetText();
  }

  resetText() {
    this.input.value = this.shown;
  }

  /** The chosen text is no query: opening the list shows everything. */
  query() {
    return this.input.value === this.shown ? "" : this.input.value.trim();
  }

  marked(choice) {
    return { ...choice, selected: this.field.value !== null && choice.key === this.offer.key(this.field.value) };
  }

  choose(choice) {
    closePopup();
    this.commit(choice.value);
  }
}

class MultiSelect extends Select {
  constructor(field, offer) {
    super(field, offer);
    this.node = h("div.select.multi", { on: { click: () => this.input.focus() } });
    this.draw();
  }

  draw() {
    const hadFocus = this.input === document.activeElement;
    const { value } = this.field;
    this.resetText();
    this.input.placeholder = value.length ? "" : this.placeholder;
    this.node.replaceChildren(...value.map((entry) => this.chip(entry)), this.input, icon("chevron"));
    if (hadFocus) this.input.focus();
  }

  resetText() {
    this.input.value = "";
  }

  chip(entry) {
    const text = this.offer.text(entry);
    const remove = () => this.commit(this.field.value.filter((other) => other !== entry));
    return h("span.chip", {}, name(text),
      h("button", { type: "button", "aria-label": `Remove ${text}`, on: { click: remove } }, icon("close")));
  }

  query() {
    return this.input.value.trim();
  }

  key(event) {
    const { value } = this.field;
    if (event.key === "Backspace" && !this.input.value && value.length) this.commit(value.slice(0, -1));
    else super.key(event);
  }

  marked(choice) {
    return { ...choice, selected: this.field.value.some((entry) => this.offer.key(entry) === choice.key) };
  }

  choose(choice) {
    closePopup();
    const kept = this.field.value.filter((entry) => this.offer.key(entry) !== choice.key);
    const wasChosen = kept.length < this.field.value.length;
    const limit = this.field.element.max_selected_items ?? Infinity;
    if (wasChosen) this.commit(kept);
    else if (kept.length < limit) this.commit([...kept, choice.value]);
    else this.draw();
  }
}
