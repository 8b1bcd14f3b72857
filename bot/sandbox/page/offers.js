/** What a select menu offers: options that are given, known to the workspace, or asked of the app. */

import { avatar } from "./avatar.js";
import { h, name } from "./dom.js";
import { renderPlain } from "./mrkdwn.js";

const DEFAULT_QUERY_LENGTH = 3;
const CONVERSATION_KINDS = ["public", "private", "im", "mpim"];

const OFFERS = {
  static: staticOffer,
  external: externalOffer,
  users: usersOffer,
  conversations: conversationsOffer,
  channels: channelsOffer,
};

/**
 * @returns {{key: (value) => string, text: (value) => string, groups: (query: string) => Promise<object[]>, empty?: string}}
 *   how a value is told from others, how it looks, and the choices for a query
 */
export function offerFor(kind, field) {
  return OFFERS[kind](field);
}

function matches(text, query) {
  return text.toLocaleLowerCase().includes(query.toLocaleLowerCase());
}

function optionChoice(option, value) {
  const description = option.description ? h("small", {}, renderPlain(option.description.text)) : null;
  return { key: option.value, value, content: h("span.option", {}, h("span", {}, renderPlain(option.text.text)), description) };
}

function optionGroups(source) {
  const groups = source.option_groups ?? [{ options: source.options ?? [] }];
  return groups.map((group) => ({ label: group.label?.text, options: group.options }));
}

function staticOffer({ element }) {
  const groups = optionGroups(element);
  const all = groups.flatMap((group) => group.options);
  return {
    key: (value) => value,
    text: (value) => all.find((option) => option.value === value)?.text.text ?? value,
    groups: async (query) => groups.map((group) => ({
      label: group.label,
      choices: group.options.filter((option) => matches(option.text.text, query)).map((option) => optionChoice(option, option.value)),
    })),
  };
}

function externalOffer({ element, blockId, surface }) {
  const shortest = element.min_query_length ?? DEFAULT_QUERY_LENGTH;
  return {
    key: (value) => value.value,
    text: (value) => value.text.text,
    empty: shortest ? `Type at least ${shortest} letters` : "Nothing found",
    groups: async (query) => {
      if (query.length < shortest) return [];
      const answer = await surface.options(blockId, element, query);
      return answer.ok
        ? optionGroups(answer).map((group) => ({ label: group.label, choices: group.options.map((option) => optionChoice(option, option)) }))
        : [];
    },
  };
}

function usersOffer({ workspace }) {
  const fullName = (person) => person.display_name || person.real_name || person.name;
  return {
    key: (id) => id,
    text: (id) => (workspace.person(id) ? fullName(workspace.person(id)) : id),
    groups: async (query) => [{ choices: [...workspace.members(), ...workspace.people().filter((person) => person.is_bot)]
      .filter((person) => !person.deleted && matches(`${person.name} ${person.real_name} ${person.display_name}`, query))
      .map((person) => ({
        key: person.id,
        value: person.id,
        content: h("span.option.person", {}, avatar(person, "small"), name(fullName(person)), h("small", {}, person.title || "")),
      })) }],
  };
}

function conversationOffer(workspace, wanted) {
  return {
    key: (id) => id,
    text: (id) => (workspace.conversation(id) ? workspace.conversationName(workspace.conversation(id)) : id),
    groups: async (query) => [{ choices: workspace.conversations()
      .filter((conversation) => wanted(conversation) && matches(workspace.conversationName(conversation), query))
      .map((conversation) => ({
        key: conversation.id,
        value: conversation.id,
        content: h("span.option", {}, name(workspace.conversationName(conversation))),
      })) }],
  };
}

function conversationsOffer({ element, workspace }) {
  const kinds = element.filter?.include ?? CONVERSATION_KINDS;
  const isBot = (conversation) => Boolean(workspace.person(conversation.user)?.is_bot);
  return conversationOffer(workspace, (conversation) =>
    kinds.includes(conversation.kind) && conversation.is_member && !(element.filter?.exclude_bot_users && isBot(conversation)));
}

function channelsOffer({ workspace }) {
  return conversationOffer(workspace, (conversation) => conversation.kind === "public");
}
