/** What can be completed at the caret: commands, people, channels, emoji. */

import { avatar } from "./avatar.js";
import { h, name } from "./dom.js";
import { emojiCharacter, searchEmoji } from "./emoji.js";

const SHOWN = 8;
const EMOJI_FROM = 2;

const BROADCASTS = [
  { name: "here", hint: "everybody active in this channel" },
  { name: "channel", hint: "everybody in this channel" },
];

/**
 * @returns {{label: string, start: number, choices: Array<{key: string, content: Node, insert: string}>} | null}
 *   `start` is where the completed word begins
 */
export function completionAt(text, caret, { workspace, conversation, inThread }) {
  const before = text.slice(0, caret);
  const command = /^\/[\w-]*$/.exec(before);
  if (command && !inThread) return found("Commands", 0, commands(before, workspace));
  const word = /(?:^|[\s(])([@#:])([\w.+'-]*)$/.exec(before);
  if (!word) return null;
  const [, sigil, query] = word;
  const start = caret - query.length - 1;
  if (sigil === "@") return found("People", start, people(query.toLowerCase(), workspace, conversation));
  if (sigil === "#") return found("Channels", start, channels(query.toLowerCase(), workspace));
  return query.length >= EMOJI_FROM ? found("Emoji", start, emoji(query.toLowerCase())) : null;
}

function found(label, start, choices) {
  return choices.length ? { label, start, choices: choices.slice(0, SHOWN) } : null;
}

function commands(typed, workspace) {
  return workspace.commands
    .filter((command) => command.command.startsWith(typed))
    .map((command) => ({
      key: command.command,
      insert: `${command.command} `,
      content: h("div.completion.command", {},
        h("span.line", {}, h("strong", {}, command.command), h("span.usage", {}, command.usage_hint)),
        h("small", {}, command.description)),
    }));
}

function people(query, workspace, conversation) {
  const members = new Set(conversation?.members ?? []);
  const persons = workspace.people()
    .filter((person) => !person.deleted && beginsAWord(query, `${person.name} ${person.real_name} ${person.display_name}`))
    .sort((one, other) => members.has(other.id) - members.has(one.id))
    .map((person) => personChoice(person, workspace, members.has(person.id)));
  const groups = workspace.usergroups.filter((group) => group.handle.startsWith(query)).map((group) => plainChoice(group.handle, group.name));
  const broadcasts = BROADCASTS.filter((mention) => query && mention.name.startsWith(query)).map((mention) => plainChoice(mention.name, mention.hint));
  return [...persons, ...groups, ...broadcasts];
}

function beginsAWord(query, words) {
  return words.toLowerCase().split(/\s+/).some((word) => word.startsWith(query));
}

function personChoice(person, workspace, isMember) {
  return {
    key: person.id,
    insert: `@${person.name} `,
    content: h("div.completion", {}, avatar(person, "small"),
      h("strong", {}, name(workspace.shownName(person))),
      h("small", {}, name(`@${person.name}`), isMember ? "" : " · not in this conversation")),
  };
}

function plainChoice(handle, hint) {
  return { key: handle, insert: `@${handle} `, content: h("div.completion", {}, h("strong", {}, `@${handle}`), h("small", {}, hint)) };
}

function channels(query, workspace) {
  return workspace.conversations()
    .filter((conversation) => conversation.name && conversation.kind !== "mpim" && conversation.name.includes(query))
    .map((conversation) => ({
      key: conversation.id,
      insert: `#${conversation.name} `,
      content: h("div.completion", {}, h("strong", {}, name(`#${conversation.name}`)), h("small", {}, conversation.topic || "")),
    }));
}

function emoji(query) {
  return searchEmoji(query, SHOWN).map((shortName) => ({
    key: shortName,
    insert: `:${shortName}: `,
    content: h("div.completion", {}, h("span.emoji", {}, emojiCharacter(shortName)), h("span", {}, `:${shortName}:`)),
  }));
}
