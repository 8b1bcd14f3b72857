/** A conversation: its head, its messages, its composer. */

import { Composer } from "./composer.js";
import { h, icon, link, name } from "./dom.js";
import { firstHint } from "./first-hint.js";
import { MessageLog } from "./log.js";
import { renderPlain } from "./mrkdwn.js";

export class ConversationView {
  constructor(session, channel, node) {
    Object.assign(this, { session, channel, node });
    this.workspace = session.workspace;
    this.head = h("header.view-head");
    this.log = new MessageLog({ session, channel, label: `Messages in ${this.title}`, beginning: this.beginning() });
    this.foot = h("div.view-foot");
    this.node.replaceChildren(this.head, this.log.node, this.foot);
    this.stop = [this.workspace.on("conversations", (changed) => changed.id === channel && this.refresh())];
    this.drawHead();
    this.drawFoot();
  }

  get conversation() {
    return this.workspace.conversation(this.channel);
  }

  get title() {
    return this.workspace.conversationName(this.conversation);
  }

  beginning() {
    const { kind, purpose } = this.conversation;
    const words = kind === "im" || kind === "mpim" ? "This conversation begins here." : purpose || "This channel begins here.";
    return h("div.beginning", {}, h("h2", {}, name(this.title)), h("p", {}, name(words)));
  }

  async open(ts) {
    await this.log.open(ts);
    this.session.markRead(this.channel);
  }

  close() {
    for (const stop of this.stop) stop();
    this.log.close();
  }

  refresh() {
    this.drawHead();
    if (this.conversation.is_member !== this.footIsFor) this.drawFoot();
  }

  drawHead() {
    const { conversation } = this;
    const direct = conversation.kind === "im" ? this.workspace.person(conversation.user) : null;
    this.head.replaceChildren(
      h("div.view-title", {}, conversation.kind === "private" ? icon("lock") : null, h("h1", {}, name(this.title))),
      h("div.view-topic", {}, name(direct ? direct.title || "" : conversation.topic || conversation.purpose || "")),
      direct ? "" : h("span.members", { title: this.memberNames() }, `${conversation.members.length} members`),
      this.bookmarks());
  }

  memberNames() {
    return this.conversation.members.map((id) => this.workspace.person(id)?.real_name ?? id).join(", ");
  }

  bookmarks() {
    const { bookmarks } = this.conversation;
    if (!bookmarks?.length) return "";
    return h("div.bookmarks", {}, bookmarks.map((bookmark) =>
      h("span.bookmark", {}, bookmark.emoji ? renderPlain(bookmark.emoji) : icon("link"), link(bookmark.link, name(bookmark.title)))));
  }

  drawFoot() {
    this.footIsFor = this.conversation.is_member;
    if (this.footIsFor) this.foot.replaceChildren(...this.writing());
    else this.foot.replaceChildren(this.invitation());
  }

  writing() {
    this.composer = new Composer({
      session: this.session,
      channel: this.channel,
      placeholder: `Message ${this.title}`,
      onEditLast: () => this.log.editLast(),
      onSend: () => this.log.toEnd(),
      onSent: (text) => text.startsWith("/") && hint?.leave(),
    });
    const hint = firstHint(this.session, this.composer);
    return hint ? [hint.node, this.composer.node] : [this.composer.node];
  }

  invitation() {
    const join = async () => {
      const answer = await this.session.client.post("join", { channel: this.channel });
      if (!answer.ok) this.session.toast(answer.message);
    };
    return h("div.join", {}, h("span", {}, "You are looking at ", name(this.title)), h("button.button.primary", { type: "button", on: { click: join } }, "Join channel"));
  }
}
