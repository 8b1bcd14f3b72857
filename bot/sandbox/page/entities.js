/** What stands in angle brackets in Slack's text: people, channels, groups, dates, links; and emoji by name. */

import { expandDateFormat, fullInstant } from "./dates.js";
import { h, link, name, safeHref } from "./dom.js";
import { emojiCharacter } from "./emoji.js";

const ESCAPES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const SPECIAL_MENTIONS = new Set(["here", "channel", "everyone"]);
const LAST_INSTANT = 8.64e12;

export function unescape(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (escape) => ESCAPES[escape]);
}

/** @param {string} inside what stands between `<` and `>` */
export function renderEntity(inside, workspace) {
  const [target, label] = splitOnce(inside, "|");
  const id = target.slice(1);
  if (target.startsWith("@")) return personMention(id, label, workspace);
  if (target.startsWith("#")) return channelMention(id, label, workspace);
  if (target.startsWith("!")) return special(id, label, workspace);
  return renderLink(unescape(target), label === null ? null : unescape(label));
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** An address that may not be followed stays readable beside its label, so that the label cannot hide it. */
export function renderLink(address, label) {
  if (safeHref(address)) return link(address, label || address);
  return h("span", {}, label ? `${label} (${address})` : address);
}

export function personMention(id, label, workspace) {
  const person = workspace.person(id);
  const shown = "@" + (person ? person.display_name || person.real_name || person.name : unescape(label || id));
  const isSelf = id === workspace.viewer.id;
  return h(isSelf ? "span.mention.self" : "span.mention", { "data-person": id }, name(shown));
}

export function channelMention(id, label, workspace) {
  const conversation = workspace.conversation(id);
  const shown = conversation?.name || unescape(label || "");
  if (!shown) return h("span.mention", {}, "#private-channel");
  const attributes = { href: `#/${encodeURIComponent(id)}` };
  return conversation ? h("a.mention", attributes, name("#" + shown)) : h("span.mention", {}, name("#" + shown));
}

export function groupMention(id, label, workspace) {
  const group = workspace.usergroup(id);
  const shown = group ? "@" + group.handle : unescape(label || "@" + id);
  const isSelf = group?.users.includes(workspace.viewer.id);
  return h(isSelf ? "span.mention.self" : "span.mention", {}, name(shown));
}

function special(body, label, workspace) {
  if (body.startsWith("date^")) return dateToken(body, label, workspace);
  if (body.startsWith("subteam^")) return groupMention(body.slice("subteam^".length), label, workspace);
  if (SPECIAL_MENTIONS.has(body)) return broadcastMention(body);
  return h("span", {}, unescape(label ?? `<!${body}>`));
}

export function broadcastMention(range) {
  return h("span.mention.self", {}, "@" + range);
}

function dateToken(body, fallback, workspace) {
  const [, seconds, template, address] = body.split("^");
  return renderDate({ seconds: Number(seconds), template, address, fallback: unescape(fallback ?? "") }, workspace);
}

export function renderDate({ seconds, template, address, fallback }, workspace) {
  if (!(Math.abs(seconds) < LAST_INSTANT) || !template) return h("span", {}, fallback || "");
  const { viewer } = workspace;
  const text = expandDateFormat(unescape(template), seconds, workspace.now(), viewer);
  const time = h("time.date-token", { datetime: new Date(seconds * 1000).toISOString(), title: fullInstant(seconds, viewer) }, text);
  return address && safeHref(unescape(address)) ? link(unescape(address), time) : time;
}

export function renderEmoji(shortName) {
  const character = emojiCharacter(shortName);
  if (!character) return h("span", {}, `:${shortName}:`);
  return h("span.emoji", { role: "img", "aria-label": shortName.replaceAll("_", " "), title: `:${shortName}:` }, character);
}

/** The stored text as its author would type it. */
export function typedText(text, workspace) {
  const typed = text.replace(/<([^<>\n]+)>/g, (_, inside) => {
    const [target, label] = splitOnce(inside, "|");
    const id = target.slice(1);
    if (target.startsWith("@")) return `@${workspace.person(id)?.name ?? label ?? id}`;
    if (target.startsWith("#")) return `#${workspace.conversation(id)?.name ?? label ?? id}`;
    if (target.startsWith("!subteam^")) return label ?? target;
    return target.startsWith("!") ? `@${id}` : target;
  });
  return unescape(typed);
}
