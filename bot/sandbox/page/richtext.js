/** The rich_text block. */

import { h } from "./dom.js";
import { broadcastMention, channelMention, groupMention, personMention, renderDate, renderEmoji, renderLink } from "./entities.js";

const STYLE_TAGS = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

const SECTIONS = {
  rich_text_section: (part, workspace) => h("div.rich-section", {}, inline(part.elements, workspace)),
  rich_text_quote: (part, workspace) => h("blockquote", {}, inline(part.elements, workspace)),
  rich_text_preformatted: (part, workspace) => h("pre", {}, inline(part.elements, workspace)),
  rich_text_list: list,
};

const INLINE = {
  text: (element) => lines(element.text),
  link: (element) => [renderLink(element.url, element.text)],
  emoji: (element) => [renderEmoji(element.name)],
  user: (element, workspace) => [personMention(element.user_id, null, workspace)],
  channel: (element, workspace) => [channelMention(element.channel_id, null, workspace)],
  usergroup: (element, workspace) => [groupMention(element.usergroup_id, null, workspace)],
  broadcast: (element) => [broadcastMention(element.range)],
  color: (element) => [h("code", {}, element.value)],
  team: (element, workspace) => [h("span.mention", {}, "@" + workspace.team.name)],
  date: (element, workspace) => [
    renderDate(
      { seconds: element.timestamp, template: element.format, address: element.url, fallback: element.fallback },
      workspace,
    ),
  ],
};

export function renderRichText(block, workspace) {
  return h("div.rich-text", {}, (block.elements ?? []).map((part) => section(part, workspace)));
}

function section(part, workspace) {
  const render = Object.hasOwn(SECTIONS, part.type) ? SECTIONS[part.type] : null;
  return render ? render(part, workspace) : h("div.unknown", {}, `Unsupported rich text: ${part.type}`);
}

function list(part, workspace) {
  const tag = part.style === "ordered" ? "ol" : "ul";
  const start = tag === "ol" && part.offset ? part.offset + 1 : null;
  const items = part.elements.map((item) => h("li", {}, inline(item.elements, workspace)));
  return h(`${tag}.indent-${Math.min(part.indent ?? 0, 8)}`, { start }, items);
}

function inline(elements, workspace) {
  return (elements ?? []).flatMap((element) => {
    const render = Object.hasOwn(INLINE, element.type) ? INLINE[element.type] : null;
    return styled(render ? render(element, workspace) : [h("span.unknown", {}, element.type)], element.style);
  });
}

function styled(nodes, style) {
  return Object.entries(STYLE_TAGS).reduce(
    (inner, [property, tag]) => (style?.[property] ? [h(tag, {}, inner)] : inner),
    nodes,
  );
}

function lines(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}
