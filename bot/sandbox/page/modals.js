/** The stack of modals: the topmost is shown, those below wait. */

import { renderBlocks } from "./blocks.js";
import { h, icon } from "./dom.js";
import { renderPlain } from "./mrkdwn.js";
import { Surface } from "./surface.js";

const FIELDS = "input, textarea, select, [role=combobox]";

export class Modals {
  constructor(session) {
    this.session = session;
    this.workspace = session.workspace;
    this.surfaces = new Map();
    this.dialog = h("dialog.dialog.modal", { "aria-labelledby": "modal-title", on: { cancel: (event) => this.cancel(event) } });
    document.body.append(this.dialog);
    this.stop = this.workspace.on("views", () => this.draw());
    this.draw();
  }

  close() {
    this.stop();
    this.dialog.remove();
  }

  get view() {
    return this.workspace.views.at(-1);
  }

  draw() {
    this.forgetClosed();
    if (!this.view) return this.dialog.close();
    const sameView = this.shown === this.view.id;
    const focused = sameView ? focusPlace(this.dialog) : null;
    const scrolled = sameView ? this.dialog.querySelector(".modal-body")?.scrollTop : 0;
    this.shown = this.view.id;
    this.surface.keepValuesOf(this.view.blocks);
    this.dialog.replaceChildren(this.form());
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.querySelector(".modal-body").scrollTop = scrolled;
    this.focus(focused);
  }

  forgetClosed() {
    const open = new Set(this.workspace.views.map((view) => view.id));
    for (const id of this.surfaces.keys()) if (!open.has(id)) this.surfaces.delete(id);
  }

  get surface() {
    const { id } = this.view;
    if (!this.surfaces.has(id)) {
      const onProblem = (sentence) => this.tell(sentence);
      this.surfaces.set(id, new Surface({ kind: "modal", source: { view_id: id }, client: this.session.client, workspace: this.workspace, onProblem }));
    }
    return this.surfaces.get(id);
  }

  form() {
    const { view, surface } = this;
    const depth = this.workspace.views.length;
    this.banner = h("div.banner", { role: "alert" });
    return h("form.modal-form", { novalidate: true, on: { submit: (event) => this.submit(event) } },
      h("header.modal-head", {},
        depth > 1 ? this.iconButton("Back", "back", () => this.dismiss(false)) : null,
        h("h2", { id: "modal-title" }, renderPlain(view.title.text, view.title.emoji)),
        this.iconButton("Close", "close", () => this.dismiss(true))),
      h("div.modal-body", {}, this.banner, h("div.blocks", {}, renderBlocks(view.blocks, surface))),
      h("footer.modal-foot", {}, this.closeButton(view, depth), this.submitButton(view)));
  }

  iconButton(label, shape, run) {
    return h("button.icon-button", { type: "button", "aria-label": label, title: label, on: { click: run } }, icon(shape));
  }

  closeButton(view, depth) {
    const label = view.close ? renderPlain(view.close.text, view.close.emoji) : depth > 1 ? "Back" : "Close";
    return h("button.button", { type: "button", on: { click: () => this.dismiss(false) } }, label);
  }

  submitButton(view) {
    return view.submit ? h("button.button.primary", { type: "submit" }, renderPlain(view.submit.text, view.submit.emoji)) : null;
  }

  focus(place) {
    const again = place && [...this.dialog.querySelectorAll("[data-action-id]")].find((node) =>
      node.dataset.actionId === place.actionId && node.dataset.blockId === place.blockId);
    const target = within(again) ?? this.dialog.querySelector("[autofocus]") ?? this.dialog.querySelector(`.modal-body :is(${FIELDS})`);
    (target ?? this.dialog.querySelector(".modal-foot button")).focus();
  }

  tell(sentence) {
    this.banner.replaceChildren(...(sentence ? [icon("alert"), h("span", {}, sentence)] : []));
  }

  async submit(event) {
    event.preventDefault();
    const { view, surface } = this;
    if (this.busy || !view.submit) return;
    this.setBusy(true);
    surface.errors = {};
    const answer = await this.session.client.post("view_submit", { view_id: view.id, state: surface.state() });
    this.setBusy(false);
    if (!answer.ok) return this.tell(answer.message);
    if (answer.result === "timeout") return this.tell(answer.message);
    if (answer.result === "errors") return this.showErrors(surface, answer.errors);
    this.workspace.setViews(answer.views);
  }

  showErrors(surface, errors) {
    surface.errors = errors;
    this.draw();
    const first = this.dialog.querySelector(".block-input.invalid");
    first?.scrollIntoView({ block: "nearest" });
    first?.querySelector(FIELDS)?.focus();
  }

  setBusy(busy) {
    this.busy = busy;
    const button = this.dialog.querySelector("button[type=submit]");
    if (busy) button?.setAttribute("aria-busy", "true");
    else button?.removeAttribute("aria-busy");
  }

  /** Escape closes the topmost modal, as its close button does. */
  cancel(event) {
    event.preventDefault();
    this.dismiss(false);
  }

  async dismiss(all) {
    const answer = await this.session.client.post("view_close", { view_id: this.view.id, all });
    if (answer.ok) this.workspace.setViews(answer.views);
    else this.tell(answer.message);
  }
}

function focusPlace(dialog) {
  const holder = dialog.contains(document.activeElement) ? document.activeElement.closest("[data-action-id]") : null;
  return holder ? { blockId: holder.dataset.blockId, actionId: holder.dataset.actionId } : null;
}

function within(node) {
  if (!node) return null;
  return node.matches(`${FIELDS}, button, a`) ? node : node.querySelector(`${FIELDS}, button`);
}
