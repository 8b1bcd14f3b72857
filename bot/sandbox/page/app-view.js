/** The app's own place: Home, Messages, About. */

import { avatar } from "./avatar.js";
import { renderBlocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { h, icon, name } from "./dom.js";
import { MessageLog } from "./log.js";
import { Surface } from "./surface.js";

const TABS = [["home", "Home"], ["messages", "Messages"], ["about", "About"]];

export class AppView {
  constructor(session, tab, node) {
    Object.assign(this, { session, tab, node });
    this.workspace = session.workspace;
    this.body = h("div.app-body", { role: "tabpanel", "aria-label": tab });
    this.node.replaceChildren(this.head(), this.body);
    this.stop = [this.workspace.on("home", () => this.tab === "home" && this.drawHome())];
  }

  head() {
    const { app } = this.workspace;
    const person = this.workspace.person(app.user) ?? { ...app, is_bot: true };
    return h("header.view-head.app-head", {},
      h("div.view-title", {}, avatar(person, "small"), h("h1", {}, name(app.name)), h("span.badge", {}, "APP")),
      h("div.tabs", { role: "tablist", on: { keydown: (event) => this.tabKey(event) } }, this.tabs()));
  }

  tabs() {
    return TABS.filter(([id]) => id !== "home" || this.workspace.app.has_home).map(([id, label]) => h("a.tab", {
      href: `#/app/${id}`,
      role: "tab",
      "aria-selected": String(id === this.tab),
      tabindex: id === this.tab ? "0" : "-1",
    }, label));
  }

  tabKey(event) {
    const tabs = [...this.node.querySelectorAll(".tab")];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.session.keepTabFocus = true;
    tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length].click();
  }

  async open() {
    if (this.session.keepTabFocus) this.node.querySelector(".tab[aria-selected=true]").focus();
    this.session.keepTabFocus = false;
    if (this.tab === "about") return this.drawAbout();
    const answer = await this.session.client.post("open_home", { tab: this.tab });
    if (!answer.ok) return this.body.replaceChildren(h("p.empty", {}, answer.message));
    if (answer.conversation) this.workspace.setConversation(answer.conversation);
    if (this.tab === "messages") await this.drawMessages(answer.conversation.id);
    else this.workspace.setHome(answer.view ?? this.workspace.home);
  }

  close() {
    for (const stop of this.stop) stop();
    this.log?.close();
  }

  drawHome() {
    const view = this.workspace.home;
    if (!view) return this.body.replaceChildren(h("p.empty", {}, "The app has not published its Home yet."));
    this.surface ??= new Surface({ kind: "home", source: {}, client: this.session.client, workspace: this.workspace });
    this.surface.source = { view_id: view.id };
    this.surface.keepValuesOf(view.blocks);
    const problem = h("div.problem", { role: "status" });
    this.surface.onProblem = (sentence) => problem.replaceChildren(...(sentence ? [icon("alert"), sentence] : []));
    const { scrollTop } = this.body;
    this.body.replaceChildren(h("div.home", {}, problem, h("div.blocks", {}, renderBlocks(view.blocks, this.surface))));
    this.body.scrollTop = scrollTop;
  }

  async drawMessages(channel) {
    const { app } = this.workspace;
    const beginning = h("div.beginning", {}, h("h2", {}, name(app.name)), h("p", {}, app.description));
    this.log = new MessageLog({ session: this.session, channel, label: `Messages with ${app.name}`, beginning });
    const composer = new Composer({
      session: this.session,
      channel,
      placeholder: `Message ${app.name}`,
      onEditLast: () => this.log.editLast(),
      onSend: () => this.log.toEnd(),
    });
    this.body.replaceChildren(this.log.node, h("div.view-foot", {}, composer.node));
    this.body.classList.add("with-log");
    await this.log.open();
    this.session.markRead(channel);
  }

  drawAbout() {
    const { app, commands, shortcuts } = this.workspace;
    const row = (term, usage, meaning) => h("div.about-row", {}, h("dt", {}, h("strong", {}, term), usage ? h("span.usage", {}, usage) : null), h("dd", {}, meaning));
    this.body.replaceChildren(h("div.about", {},
      h("p", {}, app.description),
      h("h2", {}, "Commands"),
      h("dl", {}, commands.map((command) => row(command.command, command.usage_hint, command.description))),
      shortcuts.length ? h("h2", {}, "Shortcuts") : null,
      h("dl", {}, shortcuts.map((shortcut) => row(shortcut.name, shortcut.type === "message" ? "on a message" : "anywhere", shortcut.description)))));
  }
}
