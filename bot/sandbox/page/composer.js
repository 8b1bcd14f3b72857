/** The box in which one writes messages and slash commands. */

import { completionAt } from "./completion.js";
import { h, icon, name } from "./dom.js";
import { Listbox } from "./listbox.js";
import { menuItem, toggleMenu } from "./menu.js";
import { openEmojiPicker } from "./picker.js";
import { closePopup, isPopupOpen, openPopup, placePopup } from "./popup.js";

const TALLEST = 220;

export class Composer {
  /**
   * @param {{session: object, channel: string, threadTs?: string, placeholder: string, onEditLast: () => void,
   *   onSend: () => void, onSent?: (text: string) => void}} options
   */
  constructor({ session, channel, threadTs, placeholder, onEditLast, onSend, onSent = () => {} }) {
    Object.assign(this, { session, channel, threadTs, onEditLast, onSend, onSent });
    this.workspace = session.workspace;
    this.draftKey = `${channel} ${threadTs ?? ""}`;
    this.list = new Listbox({ label: "Suggestions", onChoose: (choice) => this.insert(choice) });
    this.text = this.textArea(placeholder);
    this.list.ownedBy(this.text);
    this.hint = h("div.command-hint", { "aria-live": "polite" });
    this.problem = h("div.composer-problem", { role: "alert" });
    this.send = this.toolButton("Send", "send", () => this.submit());
    this.send.classList.add("send");
    this.box = h("div.composer-box", {}, this.text, this.toolbar());
    this.node = h("form.composer", { on: { submit: (event) => event.preventDefault() } }, this.problem, this.hint, this.box, this.help());
    this.changed();
  }

  textArea(placeholder) {
    return h("textarea", {
      rows: "1",
      "aria-label": placeholder,
      "aria-haspopup": "listbox",
      "aria-autocomplete": "list",
      placeholder,
      value: this.session.drafts.get(this.draftKey) ?? "",
      on: {
        input: () => this.changed(true),
        click: () => this.complete(),
        keydown: (event) => this.key(event),
        blur: () => this.endCompletion(),
      },
    });
  }

  toolbar() {
    return h("div.composer-tools", {},
      this.toolButton("Attach a file", "plus", () => this.attach()),
      this.threadTs ? null : this.toolButton("Shortcuts", "bolt", (button) => this.shortcuts(button)),
      this.toolButton("Insert emoji", "smile", (button) => openEmojiPicker(button, (shortName) => this.insertText(`:${shortName}: `))),
      h("span.spacer"),
      this.send);
  }

  toolButton(label, shape, run) {
    return h("button.icon-button", { type: "button", "aria-label": label, title: label, on: { click: (event) => run(event.currentTarget) } }, icon(shape));
  }

  help() {
    return h("div.composer-help", { "aria-hidden": "true" }, h("kbd", {}, "Shift"), " + ", h("kbd", {}, "Enter"), " for a new line");
  }

  focus() {
    this.text.focus();
  }

  /** @param {string} text replaces what was written */
  setText(text) {
    this.text.value = text;
    this.text.setSelectionRange(text.length, text.length);
    this.changed();
    this.focus();
  }

  changed(typed = false) {
    const { value } = this.text;
    this.session.drafts.set(this.draftKey, value);
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
    this.send.disabled = !value.trim();
    this.showHint();
    if (!typed) return;
    this.problem.replaceChildren();
    this.complete();
  }

  /** Once a command is written out, its arguments are shown until the line is sent. */
  showHint() {
    const [, typed] = /^(\/[\w-]+)\s/.exec(this.text.value) ?? [];
    const command = this.workspace.commands.find((known) => known.command === typed);
    this.hint.replaceChildren(...(command
      ? [h("strong", {}, command.command), " ", h("span", {}, command.usage_hint), h("small", {}, command.description)]
      : []));
  }

  complete() {
    const { value, selectionStart } = this.text;
    const conversation = this.workspace.conversation(this.channel);
    this.completion = completionAt(value, selectionStart, { workspace: this.workspace, conversation, inThread: Boolean(this.threadTs) });
    if (!this.completion) return this.endCompletion();
    if (!isPopupOpen(this.box)) {
      openPopup(this.box, this.list.node, { side: "above", matchWidth: true, class: "completions", onClose: () => this.completionClosed() });
    }
    this.list.show([this.completion]);
    placePopup();
  }

  endCompletion() {
    if (isPopupOpen(this.box)) closePopup();
  }

  completionClosed() {
    this.completion = null;
    this.text.removeAttribute("aria-activedescendant");
  }

  insert(choice) {
    const { value, selectionStart } = this.text;
    const { start } = this.completion;
    this.endCompletion();
    this.text.value = value.slice(0, start) + choice.insert + value.slice(selectionStart).replace(/^ /, "");
    const caret = start + choice.insert.length;
    this.text.setSelectionRange(caret, caret);
    this.changed();
    this.focus();
  }

  insertText(text) {
    this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, "end");
    this.changed();
    this.focus();
  }

  key(event) {
    if (isPopupOpen(this.box) && this.completion && this.list.handleKey(event)) return;
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && !this.text.value) {
      event.preventDefault();
      this.onEditLast();
    }
  }

  async submit() {
    const text = this.text.value;
    if (!text.trim()) return;
    this.endCompletion();
    this.setText("");
    this.onSend();
    this.send.setAttribute("aria-busy", "true");
    const answer = await this.session.client.post("post", { channel: this.channel, text, thread_ts: this.threadTs });
    this.send.removeAttribute("aria-busy");
    if (answer.ok) this.onSent(text);
    else this.refused(answer, text);
  }

  /** What was typed comes back, so that it can be corrected. */
  refused(answer, text) {
    if (this.session.arrivesByFeed(answer)) return;
    this.problem.replaceChildren(icon("alert"), h("span", { dir: "auto" }, name(answer.message)));
    if (!this.text.value) this.setText(text);
  }

  shortcuts(anchor) {
    const shortcuts = this.workspace.shortcuts.filter((shortcut) => shortcut.type === "global");
    const commands = this.workspace.commands.map((command) =>
      menuItem(command.command, () => this.setText(`${command.command} `), { hint: command.description }));
    toggleMenu(anchor, "Shortcuts", [
      { label: "Shortcuts", choices: shortcuts.map((shortcut) => menuItem(shortcut.name, () => this.runShortcut(shortcut), { hint: shortcut.description })) },
      { label: "Commands", choices: commands },
    ], { align: "start", side: "above" });
  }

  async runShortcut(shortcut) {
    this.session.tellRefusal(await this.session.client.post("shortcut", { callback_id: shortcut.callback_id }));
  }

  attach() {
    const input = h("input", { type: "file", on: { change: () => this.upload(input.files[0]) } });
    input.click();
  }

  async upload(file) {
    const fields = { channel: this.channel, ...(this.threadTs ? { thread_ts: this.threadTs } : {}), text: this.text.value };
    const answer = await this.session.client.upload(file, fields);
    if (answer.ok) this.setText("");
    else this.session.tellRefusal(answer);
  }
}
