/** One message as a node. */

import { renderAttachments } from "./attachments.js";
import { avatar } from "./avatar.js";
import { renderBlocks } from "./blocks.js";
import { ago, fullInstant, timeOfDay } from "./dates.js";
import { h, icon, name } from "./dom.js";
import { emojiCharacter } from "./emoji.js";
import { renderEmoji } from "./entities.js";
import { renderMrkdwn } from "./mrkdwn.js";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const JOINED = new Set(["channel_join", "channel_leave", "channel_topic", "channel_purpose", "group_join", "group_leave"]);

/**
 * @param {{grouped: boolean, inThread: boolean, surface: object, workspace: object,
 *   onReact: (name: string, remove: boolean) => void, onPick: (anchor: Element) => void, onThread: () => void}} view
 */
export function renderMessage(message, view) {
  const { workspace } = view;
  const author = authorOf(message, workspace);
  const kind = [
    view.grouped ? "grouped" : null,
    message.ephemeral ? "ephemeral" : null,
    JOINED.has(message.subtype) ? "event" : null,
    mentionsViewer(message, workspace) ? "mentions-me" : null,
  ].filter(Boolean).join(" ");
  return h("article.message", { class: kind, "data-ts": message.ts, tabindex: "-1" },
    h("div.gutter", {}, view.grouped ? timestamp(message, workspace) : avatar(author)),
    h("div.message-body", {},
      message.ephemeral ? h("div.only-you", {}, icon("eye"), "Only visible to you") : null,
      view.grouped ? h("span.visually-hidden", {}, workspace.shownName(author)) : heading(message, author, workspace),
      message.subtype === "thread_broadcast" && !view.inThread ? h("div.broadcast", {}, "Replied to a thread") : null,
      content(message, view),
      h("div.problem", { role: "status" }),
      reactions(message, view),
      view.inThread ? null : threadSummary(message, view)));
}

export function renderNotice(notice, workspace) {
  return h("article.message.notice", { "data-ts": notice.ts, tabindex: "-1" },
    h("div.gutter", {}, icon("alert")),
    h("div.message-body", {},
      h("div.only-you", {}, icon("eye"), "Only visible to you", timestamp(notice, workspace)),
      h("div.message-text", { dir: "auto" }, notice.text)));
}

/** What a screen reader is told when the message arrives. */
export function summaryOf(message, workspace) {
  if (message.notice) return message.text;
  const text = new DocumentFragment();
  text.append(...renderMrkdwn(message.text ?? "", workspace));
  return `${workspace.shownName(authorOf(message, workspace))}: ${text.textContent}`;
}

export function authorOf(message, workspace) {
  const person = workspace.person(message.user) ?? {
    id: message.user,
    name: message.username ?? message.user ?? "unknown",
    real_name: message.username ?? message.user ?? "Unknown",
    is_bot: Boolean(message.bot_id),
  };
  return message.username ? { ...person, real_name: message.username, display_name: message.username } : person;
}

function mentionsViewer(message, workspace) {
  return !message.ephemeral && (message.text ?? "").includes(`<@${workspace.viewer.id}`);
}

function heading(message, author, workspace) {
  const isApp = Boolean(message.bot_id) || author.is_bot;
  return h("div.message-head", {},
    h("span.author", { "data-person": author.id }, name(workspace.shownName(author))),
    isApp ? h("span.badge", {}, "APP") : null,
    author.is_restricted ? h("span.badge.quiet", {}, "GUEST") : null,
    author.status_emoji ? statusEmoji(author) : null,
    timestamp(message, workspace));
}

function statusEmoji(author) {
  const shortName = author.status_emoji.replaceAll(":", "");
  return emojiCharacter(shortName) ? h("span.status", { title: author.status_text }, renderEmoji(shortName)) : null;
}

function timestamp(message, workspace) {
  const seconds = Number(message.ts);
  const attributes = { datetime: new Date(seconds * 1000).toISOString(), title: fullInstant(seconds, workspace.viewer) };
  return h("time.stamp", attributes, timeOfDay(seconds, workspace.viewer));
}

function content(message, { surface, workspace }) {
  const edited = message.edited ? h("span.edited", { title: fullInstant(Number(message.edited.ts), workspace.viewer) }, "(edited)") : null;
  const main = message.blocks?.length
    ? h("div.blocks", {}, renderBlocks(message.blocks, surface), edited)
    : h("div.message-text", { dir: "auto" }, renderMrkdwn(message.text ?? "", workspace), edited ? [" ", edited] : null);
  return [main, ...renderAttachments(message.attachments ?? [], surface), files(message.files ?? [], surface.client)];
}

function files(list, client) {
  if (!list.length) return null;
  return h("div.message-files", {}, list.map((file) => (PICTURES.has(file.mimetype) ? picture(file, client) : chip(file))));
}

function chip(file) {
  return h("a.file", { href: sameOrigin(file.url_private), target: "_blank", rel: "noopener" },
    icon("file"), h("span", {}, name(file.title || file.name), h("small", {}, fileKind(file))));
}

/** As the person who looks: the server asks whether they may see it. */
function picture(file, client) {
  const title = file.title || file.name;
  return h("figure.message-picture", {},
    h("figcaption", {}, name(title)),
    h("a", { href: sameOrigin(file.url_private), target: "_blank", rel: "noopener" },
      h("img", {
        class: "picture",
        src: client.address("file", { id: file.id }),
        alt: file.alt_txt || title,
        width: file.original_w,
        height: file.original_h,
      })));
}

function sameOrigin(address) {
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.href : null;
}

function fileKind(file) {
  const size = file.size < 1024 ? `${file.size} B` : `${Math.round(file.size / 1024)} KB`;
  return `${(file.filetype || "file").toUpperCase()} · ${size}`;
}

function reactions(message, { workspace, onReact, onPick }) {
  const given = message.reactions ?? [];
  if (!given.length) return null;
  const add = h("button.reaction.add", {
    type: "button",
    "aria-label": "Add reaction",
    on: { click: (event) => onPick(event.currentTarget) },
  }, icon("smile"));
  return h("div.reactions", {}, given.map((reaction) => reactionButton(reaction, workspace, onReact)), add);
}

function reactionButton(reaction, workspace, onReact) {
  const own = reaction.users.includes(workspace.viewer.id);
  const who = reaction.users.map((id) => (id === workspace.viewer.id ? "you" : workspace.person(id)?.real_name ?? id)).join(", ");
  return h("button.reaction", {
    type: "button",
    class: own ? "own" : null,
    title: `${who} reacted with :${reaction.name}:`,
    "aria-label": `${reaction.name.replaceAll("_", " ")}, ${reaction.count}: ${who}`,
    "aria-pressed": String(own),
    on: { click: () => onReact(reaction.name, own) },
  }, renderEmoji(reaction.name), h("span.count", {}, String(reaction.count)));
}

function threadSummary(message, { workspace, onThread }) {
  if (!message.reply_count) return null;
  const people = (message.reply_users ?? []).slice(0, 4).map((id) => authorOf({ user: id }, workspace));
  const replies = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  const last = message.latest_reply ? `· ${ago(Number(message.latest_reply), workspace.now(), workspace.viewer)}` : "";
  return h("button.thread-summary", { type: "button", on: { click: onThread } },
    people.map((person) => avatar(person, "tiny")),
    h("strong", {}, replies),
    h("span", {}, last));
}
