/** A list of choices moved through by keyboard, while the focus stays in the control that owns it. */

import { h } from "./dom.js";

let lists = 0;

export class Listbox {
  /**
   * @param {{label: string, role?: "listbox" | "menu", columns?: number, onChoose: (choice: object) => void, empty?: string}} options
   */
  constructor({ label, role = "listbox", columns = 1, onChoose, empty = "Nothing matches" }) {
    this.id = `list-${++lists}`;
    this.itemRole = role === "menu" ? "menuitem" : "option";
    this.columns = columns;
    this.onChoose = onChoose;
    this.empty = empty;
    this.node = h("div.list", { id: this.id, role, "aria-label": label });
    this.choices = [];
    this.items = [];
    this.active = -1;
  }

  /** @param {Array<{label?: string, choices: Array<{content: Node, key: string, selected?: boolean}>}>} groups */
  show(groups) {
    this.choices = groups.flatMap((group) => group.choices);
    this.items = [];
    this.node.replaceChildren(...groups.flatMap((group) => this.group(group)));
    if (!this.choices.length) this.node.append(h("div.list-empty", {}, this.empty));
    this.activate(this.choices.length ? Math.max(0, this.choices.findIndex((choice) => choice.selected)) : -1);
  }

  group({ label, choices }) {
    const items = choices.map((choice) => this.item(choice));
    return label && items.length ? [h("div.list-label", { role: "presentation" }, label), ...items] : items;
  }

  item(choice) {
    const index = this.items.length;
    const node = h("div.list-item", {
      id: `${this.id}-${index}`,
      role: this.itemRole,
      "aria-selected": this.itemRole === "option" ? String(Boolean(choice.selected)) : null,
      on: {
        pointerdown: (event) => event.preventDefault(),
        pointermove: () => this.activate(index, false),
        click: () => this.onChoose(choice),
      },
    }, choice.content);
    this.items.push(node);
    return node;
  }

  activate(index, scroll = true) {
    this.items[this.active]?.classList.remove("active");
    this.active = index;
    const item = this.items[index];
    item?.classList.add("active");
    if (scroll) item?.scrollIntoView({ block: "nearest" });
    this.owner?.setAttribute("aria-activedescendant", item?.id ?? "");
  }

  /** The control whose keys move through the list. */
  ownedBy(control) {
    this.owner = control;
    control.setAttribute("aria-controls", this.id);
    return this;
  }

  get activeChoice() {
    return this.choices[this.active] ?? null;
  }

  get steps() {
    const rows = { ArrowDown: this.columns, ArrowUp: -this.columns };
    return this.columns > 1 ? { ...rows, ArrowRight: 1, ArrowLeft: -1 } : rows;
  }

  move(step) {
    const count = this.items.length;
    this.activate((this.active + step + count) % count);
  }

  /** @returns {boolean} whether the key was used */
  handleKey(event) {
    if (!this.items.length || event.isComposing) return false;
    if (event.key in this.steps) this.move(this.steps[event.key]);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && this.activeChoice) this.onChoose(this.activeChoice);
    else return false;
    event.preventDefault();
    return true;
  }
}
