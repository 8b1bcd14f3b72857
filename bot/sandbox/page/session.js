/** One person at the page: everything that is shown, from choosing the person to choosing another. */

import { AppView } from "./app-view.js";
import { ConversationView } from "./conversation-view.js";
import { byId, h } from "./dom.js";
import { Feed } from "./feed.js";
import { summaryOf } from "./message.js";
import { Modals } from "./modals.js";
import { closePopup } from "./popup.js";
import { parseRoute, routeOfAppLink, routeOfPermalink } from "./routes.js";
import { Sidebar } from "./sidebar.js";
import { ThreadPane } from "./thread-pane.js";
import { Timelines } from "./timelines.js";
import { Topbar } from "./topbar.js";
import { Workspace } from "./workspace.js";

const TOAST_TIME = 6000;
const FAILURES_IN_FEED = new Set(["operation_timeout", "dispatch_failed"]);

export class Session {
  constructor({ client, boot, actAs, restart }) {
    Object.assign(this, { client, actAs, restart });
    this.workspace = new Workspace(boot);
    this.timelines = new Timelines(client, this.workspace);
    this.drafts = new Map();
    this.ends = new AbortController();
    this.route = this.wantedRoute();
    document.title = `${this.workspace.team.name} · Muster sandbox`;
    this.topbar = new Topbar(this, byId("topbar"));
    this.sidebar = new Sidebar(this, byId("sidebar"));
    this.modals = new Modals(this);
    this.feed = new Feed(client.personId, boot.cursor, {
      onPush: (push) => this.take(push),
      onReset: () => this.restart(),
      onState: (connected) => document.body.classList.toggle("offline", !connected),
    });
    this.listen();
  }

  listen() {
    const { signal } = this.ends;
    document.addEventListener("click", (event) => this.followPermalink(event), { signal });
    document.addEventListener("visibilitychange", () => this.markRead(this.shownChannel), { signal });
    byId("scrim").addEventListener("click", () => this.toggleSidebar(false), { signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  close() {
    closePopup();
    this.ends.abort();
    this.feed.close();
    this.view?.close();
    this.thread?.close();
    this.modals.close();
    this.sidebar.close();
    this.topbar.close();
  }

  go(route) {
    location.hash = `#/${route}`;
  }

  toggleSidebar(open = !document.body.classList.contains("sidebar-open")) {
    document.body.classList.toggle("sidebar-open", open);
    if (open) byId("sidebar").querySelector("a")?.focus();
  }

  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (document.body.classList.contains("sidebar-open")) this.toggleSidebar(false);
    else if (this.thread) this.closeThread();
  }

  /** What the app has said and nobody has read comes first. */
  usualTab() {
    const unread = this.workspace.appConversation()?.unread;
    return this.workspace.app.has_home && !unread ? "home" : "messages";
  }

  /** What the address names, where this person may see it; else the first channel. */
  wantedRoute() {
    const route = parseRoute(location.hash);
    if (route.place === "app") return { ...route, tab: route.tab || this.usualTab() };
    const conversation = this.workspace.conversation(route.place);
    if (conversation && conversation === this.workspace.appConversation()) return { ...route, place: "app", tab: "messages" };
    return conversation ? route : { place: this.firstChannel()?.id };
  }

  firstChannel() {
    const joined = this.workspace.conversations().filter((conversation) => conversation.is_member);
    return joined.find((conversation) => conversation.name === "launch") ?? joined.find((conversation) => conversation.name) ?? joined[0];
  }

  async show() {
    const before = this.route;
    this.route = this.wantedRoute();
    document.body.classList.remove("sidebar-open");
    const samePlace = this.view && before.place === this.route.place && before.tab === this.route.tab;
    if (!samePlace || this.thread?.threadTs !== this.route.threadTs) this.leaveThread();
    if (!samePlace) await this.openView();
    else if (this.route.ts && this.view.log?.find(this.route.ts)) this.view.log.pointTo(this.route.ts);
    await this.showThread();
    this.sidebar.draw();
  }

  async openView() {
    this.view?.close();
    const { place, tab, ts } = this.route;
    this.view = place === "app" ? new AppView(this, tab, byId("main")) : new ConversationView(this, place, byId("main"));
    if (!ts && this.mayWriteAtOnce()) this.view.composer?.focus();
    await this.view.open(ts);
  }

  /** On a phone the keyboard would cover half of what was just opened. */
  mayWriteAtOnce() {
    return !matchMedia("(max-width: 760px)").matches && !document.querySelector("dialog[open]");
  }

  /** At once: beside the messages of another place it would mislead for as long as those are read. */
  leaveThread() {
    this.thread?.close();
    this.thread = null;
    document.body.classList.remove("thread-open");
  }

  async showThread() {
    const { threadTs } = this.route;
    if (!threadTs || this.thread) return;
    document.body.classList.add("thread-open");
    this.thread = new ThreadPane(this, this.shownChannel, threadTs, byId("thread"));
    await this.thread.open();
  }

  openThread(channel, threadTs) {
    this.go(`${channel}/thread/${threadTs}`);
  }

  closeThread() {
    this.go(this.route.place === "app" ? "app/messages" : this.route.place);
  }

  followPermalink(event) {
    const address = event.target.closest?.("a[href]")?.href ?? "";
    const tab = routeOfAppLink(address);
    if (tab) {
      event.preventDefault();
      this.go(tab);
      return;
    }
    const found = /^https?:/.test(address) ? routeOfPermalink(address) : null;
    if (!found || !this.workspace.conversation(found.channel)) return;
    event.preventDefault();
    this.go(found.route);
  }

  get shownChannel() {
    return this.view?.log?.channel;
  }

  markRead(channel) {
    const conversation = this.workspace.conversation(channel);
    if (!conversation?.is_member || document.hidden || channel !== this.shownChannel) return;
    if (conversation.unread) this.client.post("mark_read", { channel, ts: conversation.latest });
  }

  take(push) {
    const { workspace, timelines } = this;
    const takers = {
      message: () => this.arrived(push),
      message_changed: () => timelines.put(push.channel, push.message),
      message_deleted: () => timelines.remove(push.channel, push.ts),
      reaction: () => timelines.setReactions(push.channel, push.ts, push.reactions),
      view: () => workspace.setViews(push.views),
      home: () => workspace.setHome(push.view),
      channel: () => this.conversationChanged(push.conversation),
      person: () => workspace.setPerson(push.person),
      clock: () => workspace.setClock(push.clock),
      app: () => workspace.setConnected(push.connected),
      failure: () => this.failed(push),
    };
    takers[push.type]?.();
  }

  arrived({ channel, message }) {
    this.timelines.put(channel, message);
    const elsewhere = message.user === this.workspace.viewer.id || channel !== this.shownChannel;
    if (!elsewhere) this.announce(summaryOf(message, this.workspace));
  }

  /** A conversation may be named in the address before this person hears of it. */
  conversationChanged(conversation) {
    this.workspace.setConversation(conversation);
    this.markRead(conversation.id);
    const isWanted = parseRoute(location.hash).place === conversation.id;
    if (isWanted && this.wantedRoute().place !== this.route.place) this.show();
  }

  /** Failures of a control inside a message or view are told beside it, by the answer to the click. */
  failed({ channel, message, source, ts, view_id: viewId }) {
    if (source || ts || viewId) return;
    const place = channel && channel === this.shownChannel ? channel : null;
    if (place) this.timelines.addNotice(place, undefined, message);
    else this.toast(message);
    this.announce(message);
  }

  arrivesByFeed(answer) {
    return FAILURES_IN_FEED.has(answer.error);
  }

  tellRefusal(answer) {
    if (!answer.ok && !this.arrivesByFeed(answer)) this.toast(answer.message);
  }

  announce(sentence) {
    byId("announcer").textContent = sentence;
  }

  toast(sentence) {
    const node = h("div.toast", {}, sentence);
    byId("toasts").append(node);
    setTimeout(() => node.remove(), TOAST_TIME);
  }
}
