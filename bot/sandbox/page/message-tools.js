/** What one can do with a message: react, reply, run a shortcut, copy its link, edit, delete. */

import { h, icon } from "./dom.js";
import { renderEmoji, typedText } from "./entities.js";
import { menuItem, toggleMenu } from "./menu.js";
import { openEmojiPicker } from "./picker.js";

const QUICK = ["white_check_mark", "eyes"];

/** One toolbar for a whole list: it moves to the message under the pointer or with the focus. */
export class MessageTools {
  constructor(log) {
    this.log = log;
    this.node = h("div.message-tools", { role: "toolbar", "aria-label": "Message actions" },
      QUICK.map((shortName) => this.button(`React with ${shortName.replaceAll("_", " ")}`, renderEmoji(shortName), () => this.log.react(this.message, shortName, false))),
      this.button("Add reaction", icon("smile"), (button) => openEmojiPicker(button, (shortName) => this.log.react(this.message, shortName, false))),
      this.replyButton = this.button("Reply in thread", icon("reply"), () => this.openThread()),
      this.moreButton = this.button("More message actions", icon("more"), (button) => toggleMenu(button, "Message actions", this.menu())));
    this.moreButton.setAttribute("aria-haspopup", "menu");
  }

  button(label, content, run) {
    return h("button.icon-button", { type: "button", "aria-label": label, title: label, on: { click: (event) => run(event.currentTarget) } }, content);
  }

  showAt(messageNode) {
    if (!messageNode || messageNode.classList.contains("notice") || this.moreButton.getAttribute("aria-expanded") === "true") return;
    if (this.node.parentNode === messageNode) return;
    const { log } = this;
    this.message = log.timelines.message(log.channel, messageNode.dataset.ts);
    if (!this.message) return;
    const isEphemeral = Boolean(this.message.ephemeral);
    this.node.hidden = isEphemeral;
    this.replyButton.hidden = Boolean(log.threadTs);
    messageNode.append(this.node);
  }

  openThread() {
    this.log.session.openThread(this.log.channel, this.message.thread_ts || this.message.ts);
  }

  menu() {
    const { message } = this;
    const { workspace } = this.log;
    const shortcuts = workspace.shortcuts.filter((shortcut) => shortcut.type === "message");
    const own = message.user === workspace.viewer.id && !message.bot_id;
    return [
      { choices: [menuItem("Copy link", () => this.copyLink()), ...(own ? this.ownItems() : [])] },
      { label: workspace.app.name, choices: shortcuts.map((shortcut) => menuItem(shortcut.name, () => this.run(shortcut), { hint: shortcut.description })) },
    ];
  }

  ownItems() {
    return [
      menuItem("Edit message", () => this.log.edit(this.message)),
      menuItem("Delete message", () => this.send("delete", {}), { danger: true }),
    ];
  }

  async copyLink() {
    await navigator.clipboard.writeText(this.message.permalink);
    this.log.session.toast("Link copied");
  }

  run(shortcut) {
    this.send("shortcut", { callback_id: shortcut.callback_id });
  }

  async send(act, body) {
    const answer = await this.log.session.client.post(act, { channel: this.log.channel, ts: this.message.ts, ...body });
    this.log.session.tellRefusal(answer);
  }
}

export function editForm(message, workspace, save, leave) {
  const text = h("textarea", { "aria-label": "Edit message", rows: "3", value: typedText(message.text, workspace) });
  const submit = () => (text.value.trim() ? save(text.value) : leave());
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return h("div.edit-form", {}, text,
    h("div.edit-buttons", {},
      h("button.button.small", { type: "button", on: { click: leave } }, "Cancel"),
      h("button.button.small.primary", { type: "button", on: { click: submit } }, "Save")));
}
