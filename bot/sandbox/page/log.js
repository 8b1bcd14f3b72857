/** The list of messages of a conversation or of a thread. */

import { arrange, renderDivider } from "./arrange.js";
import { h, icon } from "./dom.js";
import { editForm, MessageTools } from "./message-tools.js";
import { renderMessage, renderNotice } from "./message.js";
import { openEmojiPicker } from "./picker.js";
import { Surface } from "./surface.js";

const NEAR_END = 80;

export class MessageLog {
  /** @param {{session: object, channel: string, threadTs?: string, label: string, beginning?: Node}} options */
  constructor({ session, channel, threadTs, label, beginning }) {
    Object.assign(this, { session, channel, threadTs, beginning });
    this.workspace = session.workspace;
    this.timelines = session.timelines;
    this.drawn = new Map();
    this.surfaces = new Map();
    this.unreadFrom = threadTs ? null : this.firstUnread();
    this.list = h("div.messages", { role: "log", "aria-live": "off", "aria-label": label, tabindex: "0" });
    this.jump = h("button.jump", { type: "button", hidden: true, on: { click: () => this.toEnd() } }, "Newest messages", icon("chevron"));
    this.scroller = h("div.scroller", {}, this.list);
    this.node = h("div.log", {}, this.scroller, this.jump);
    this.tools = new MessageTools(this);
    this.listen();
  }

  listen() {
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerover", (event) => this.tools.showAt(event.target.closest(".message")));
    this.list.addEventListener("focusin", (event) => this.tools.showAt(event.target.closest(".message")));
    // A picture or a font that arrives late must not push the newest message out of sight.
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.list);
    this.stop = [
      this.timelines.on("changed", (place) => {
        if (place.channel === this.channel && place.threadTs === this.threadTs) this.draw();
      }),
      this.workspace.on("people", () => this.redraw()),
      this.workspace.on("clock", () => this.redraw()),
    ];
  }

  close() {
    for (const stop of this.stop) stop();
  }

  async open(ts) {
    await this.timelines.load(this.channel, this.threadTs);
    this.pinned = true;
    this.draw();
    if (ts && this.find(ts)) this.pointTo(ts);
    else this.openAtUnread();
  }

  openAtUnread() {
    const marker = this.list.querySelector(".unread-mark");
    if (marker) marker.scrollIntoView({ block: "center" });
    else this.toEnd();
    this.scrolled();
  }

  /** The first message that was not read when the conversation was opened. */
  firstUnread() {
    const conversation = this.workspace.conversation(this.channel);
    return conversation?.unread ? Number(conversation.last_read || 0) : null;
  }

  pointTo(ts) {
    const node = this.find(ts);
    this.pinned = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("pointed");
    node.focus({ preventScroll: true });
  }

  find(ts) {
    return this.list.querySelector(`.message[data-ts="${CSS.escape(ts)}"]`);
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pinned = true;
    this.jump.hidden = true;
  }

  async scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.pinned = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.jump.hidden = this.pinned;
    if (scrollTop < NEAR_END && !this.loading) await this.older();
  }

  async older() {
    if (!this.timelines.get(this.channel, this.threadTs).hasMore) return;
    this.loading = true;
    const distance = this.scroller.scrollHeight - this.scroller.scrollTop;
    await this.timelines.loadOlder(this.channel, this.threadTs);
    this.scroller.scrollTop = this.scroller.scrollHeight - distance;
    this.loading = false;
  }

  redraw() {
    this.drawn.clear();
    this.draw();
  }

  draw() {
    const { messages, hasMore } = this.timelines.get(this.channel, this.threadTs);
    const nodes = this.arranged(messages);
    if (this.beginning && !hasMore) nodes.unshift(this.beginning);
    const focused = this.focusedControl();
    replaceInOrder(this.list, nodes);
    this.refocus(focused);
    if (this.pinned) this.toEnd();
    this.rove();
  }

  /** Messages with the dividers between them. */
  arranged(messages) {
    const { viewer } = this.workspace;
    const places = arrange(messages, { viewer, threadTs: this.threadTs, unreadFrom: this.unreadFrom });
    return places.flatMap(({ message, dividers, grouped }) => [
      ...dividers.map((divider) => this.mark(JSON.stringify(divider), () => renderDivider(divider, this.workspace.now(), viewer))),
      this.messageNode(message, grouped),
    ]);
  }

  mark(key, make) {
    if (!this.drawn.has(key)) this.drawn.set(key, { node: make() });
    return this.drawn.get(key).node;
  }

  messageNode(message, grouped) {
    const signature = JSON.stringify([message, grouped]);
    const known = this.drawn.get(message.ts);
    if (known?.signature === signature) return known.node;
    const node = message.notice ? renderNotice(message, this.workspace) : this.render(message, grouped);
    this.drawn.set(message.ts, { signature, node });
    return node;
  }

  render(message, grouped) {
    const surface = this.surfaceOf(message);
    surface.keepValuesOf(message.blocks ?? []);
    const node = renderMessage(message, {
      grouped,
      surface,
      inThread: Boolean(this.threadTs),
      workspace: this.workspace,
      onReact: (name, remove) => this.react(message, name, remove),
      onPick: (anchor) => openEmojiPicker(anchor, (name) => this.react(message, name, false)),
      onThread: () => this.session.openThread(this.channel, message.thread_ts || message.ts),
    });
    const problem = node.querySelector(".problem");
    surface.onProblem = (sentence) => problem.replaceChildren(...(sentence ? [icon("alert"), sentence] : []));
    return node;
  }

  surfaceOf(message) {
    if (!this.surfaces.has(message.ts)) {
      const source = { channel: this.channel, ts: message.ts };
      this.surfaces.set(message.ts, new Surface({ kind: "message", source, client: this.session.client, workspace: this.workspace }));
    }
    return this.surfaces.get(message.ts);
  }

  async react(message, name, remove) {
    const answer = await this.session.client.post("react", { channel: this.channel, ts: message.ts, name, remove });
    if (!answer.ok) this.session.toast(answer.message);
  }

  /** Puts the text of a message into a form at its place. */
  edit(message) {
    const node = this.find(message.ts);
    const leave = () => {
      this.drawn.delete(message.ts);
      this.draw();
      this.find(message.ts)?.focus();
    };
    const save = async (text) => {
      const answer = await this.session.client.post("edit", { channel: this.channel, ts: message.ts, text });
      if (!answer.ok) this.session.toast(answer.message);
      leave();
    };
    node.querySelector(".message-text").replaceWith(editForm(message, this.workspace, save, leave));
    node.querySelector("textarea").focus();
  }

  editLast() {
    const { messages } = this.timelines.get(this.channel, this.threadTs);
    const last = messages.findLast((message) => message.user === this.workspace.viewer.id && !message.notice && !message.subtype);
    if (last) this.edit(last);
  }

  focusedControl() {
    const active = document.activeElement;
    const holder = this.list.contains(active) ? active.closest("[data-action-id], .message") : null;
    const ts = holder?.closest(".message")?.dataset.ts;
    return ts ? { ts, blockId: holder.dataset.blockId, actionId: holder.dataset.actionId } : null;
  }

  /** A message that was drawn anew gets the focus back that its predecessor held. */
  refocus(focused) {
    if (!focused || this.list.contains(document.activeElement)) return;
    const node = this.find(focused.ts);
    const controls = [...(node?.querySelectorAll("[data-action-id]") ?? [])];
    const same = controls.find((control) => control.dataset.actionId === focused.actionId && control.dataset.blockId === focused.blockId);
    const target = same?.querySelector("input, button") ?? same ?? node;
    target?.focus({ preventScroll: true });
  }

  rove() {
    const messages = [...this.list.querySelectorAll(".message")];
    const current = messages.find((node) => node === this.roving) ?? messages.at(-1);
    for (const node of messages) node.tabIndex = node === current ? 0 : -1;
    this.list.tabIndex = messages.length ? -1 : 0;
    this.roving = current;
  }

  key(event) {
    const at = event.target.closest(".message");
    if (!at || event.target !== at) return;
    const all = [...this.list.querySelectorAll(".message")];
    const index = all.indexOf(at);
    const targets = { ArrowUp: all[index - 1], ArrowDown: all[index + 1], Home: all[0], End: all.at(-1) };
    const target = targets[event.key];
    if (!target) return;
    event.preventDefault();
    this.roving = target;
    this.rove();
    target.focus();
  }
}

/** Moves nodes only where the order differs, so that focus and scroll position survive. */
function replaceInOrder(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
