/** The workspace's conversations at the side. */

import { avatar } from "./avatar.js";
import { h, icon, name } from "./dom.js";
import { menuItem, toggleMenu } from "./menu.js";

export class Sidebar {
  constructor(session, node) {
    Object.assign(this, { session, node });
    this.workspace = session.workspace;
    this.stop = ["conversations", "people", "app"].map((topic) => this.workspace.on(topic, () => this.draw()));
    this.draw();
  }

  close() {
    for (const stop of this.stop) stop();
  }

  draw() {
    const all = this.workspace.conversations().filter((conversation) => !conversation.is_archived);
    const byName = (one, other) => this.workspace.conversationName(one).localeCompare(this.workspace.conversationName(other));
    const channels = all.filter((conversation) => ["public", "private"].includes(conversation.kind)).sort(byName);
    const direct = all.filter((conversation) => ["im", "mpim"].includes(conversation.kind) && conversation.user !== this.workspace.app.user).sort(byName);
    const focused = document.activeElement?.dataset?.route;
    this.node.replaceChildren(
      h("div.team", {}, h("strong", {}, name(this.workspace.team.name)), h("small", {}, "sample workspace")),
      this.section("Apps", [this.appItem()]),
      this.section("Channels", channels.filter((channel) => channel.is_member).map((channel) => this.item(channel))),
      this.section("Direct messages", direct.map((conversation) => this.item(conversation)), this.newMessageButton()),
      this.section("More channels", channels.filter((channel) => !channel.is_member).map((channel) => this.item(channel))));
    if (focused) [...this.node.querySelectorAll("[data-route]")].find((link) => link.dataset.route === focused)?.focus();
  }

  section(label, items, button = null) {
    if (!items.length && !button) return "";
    return h("section", {}, h("div.section-head", {}, h("h2", {}, label), button), h("ul", {}, items.map((item) => h("li", {}, item))));
  }

  link(route, current, unread, ...content) {
    return h("a.place", {
      href: `#/${route}`,
      "data-route": route,
      class: unread ? "unread" : null,
      "aria-current": current ? "page" : null,
    }, content);
  }

  appItem() {
    const { app } = this.workspace;
    const conversation = this.workspace.appConversation();
    const person = this.workspace.person(app.user) ?? { ...app, is_bot: true };
    const light = h("span.light", { class: app.connected ? "on" : "off", title: app.connected ? "connected" : "not connected" },
      h("span.visually-hidden", {}, app.connected ? "connected" : "not connected"));
    return this.link("app", this.session.route.place === "app", conversation?.unread, avatar(person, "small"),
      h("span.place-name", {}, name(app.name)), light, mentionBadge(conversation));
  }

  item(conversation) {
    const unread = conversation.is_member && conversation.unread > 0;
    const current = this.session.route.place === conversation.id;
    return this.link(conversation.id, current, unread, this.sign(conversation),
      h("span.place-name", {}, name(this.label(conversation))),
      unread ? h("span.visually-hidden", {}, `${conversation.unread} unread`) : null,
      mentionBadge(conversation));
  }

  label(conversation) {
    return this.workspace.conversationName(conversation).replace(/^#/, "");
  }

  sign(conversation) {
    if (conversation.kind === "private") return h("span.sign", {}, icon("lock"), h("span.visually-hidden", {}, "private"));
    if (conversation.kind === "public") return h("span.sign", {}, icon("hash"));
    if (conversation.kind === "mpim") return h("span.sign.many", {}, String(conversation.members.length - 1));
    const person = this.workspace.person(conversation.user);
    return person ? h("span.presence", { class: person.dnd ? "dnd" : null }, avatar(person, "small")) : h("span.sign", {}, "?");
  }

  newMessageButton() {
    const button = h("button.icon-button.small", {
      type: "button",
      "aria-label": "New direct message",
      title: "New direct message",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      on: { click: () => toggleMenu(button, "New direct message", [{ choices: this.newMessageItems() }], { align: "start" }) },
    }, icon("plus"));
    return button;
  }

  newMessageItems() {
    const others = this.workspace.members().filter((person) => person.id !== this.workspace.viewer.id);
    return others.map((person) => menuItem(this.workspace.shownName(person), () => this.openDirect(person), { hint: person.title }));
  }

  async openDirect(person) {
    const answer = await this.session.client.post("open_dm", { users: [person.id] });
    if (!answer.ok) return this.session.toast(answer.message);
    this.workspace.setConversation(answer.conversation);
    this.session.go(answer.conversation.id);
  }
}

function mentionBadge(conversation) {
  if (!conversation?.mentions) return null;
  const noun = conversation.mentions === 1 ? " mention" : " mentions";
  return h("span.mention-badge", {}, String(conversation.mentions), h("span.visually-hidden", {}, noun));
}
