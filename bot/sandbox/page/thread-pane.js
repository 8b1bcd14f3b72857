/** The replies to one message, beside its conversation. */

import { Composer } from "./composer.js";
import { h, icon, name } from "./dom.js";
import { MessageLog } from "./log.js";

export class ThreadPane {
  constructor(session, channel, threadTs, node) {
    Object.assign(this, { session, channel, threadTs, node });
    const { workspace } = session;
    const conversation = workspace.conversation(channel);
    const title = workspace.conversationName(conversation);
    this.log = new MessageLog({ session, channel, threadTs, label: `Thread in ${title}` });
    this.composer = new Composer({
      session,
      channel,
      threadTs,
      placeholder: "Reply",
      onEditLast: () => this.log.editLast(),
      onSend: () => this.log.toEnd(),
    });
    const close = h("button.icon-button", { type: "button", "aria-label": "Close thread", on: { click: () => session.closeThread() } }, icon("close"));
    node.replaceChildren(
      h("header.view-head", {}, h("div.view-title", {}, h("h1", {}, "Thread")), h("div.view-topic", {}, name(title)), close),
      this.log.node,
      h("div.view-foot", {}, conversation.is_member ? this.composer.node : null));
    node.hidden = false;
  }

  async open() {
    await this.log.open();
    this.log.toEnd();
    if (this.session.mayWriteAtOnce()) this.composer.focus();
  }

  close() {
    this.log.close();
    this.node.hidden = true;
    this.node.replaceChildren();
  }
}
