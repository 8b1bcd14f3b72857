/** The markdown block: the part of Markdown that Slack documents for it. */

import { h } from "./dom.js";
import { renderLink } from "./entities.js";
import { renderPlain } from "./mrkdwn.js";

const HEADING = /^(#{1,6})\s+(.*)$/;
const FENCE = /^\s*```/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const QUOTE = /^\s*>\s?/;
const ROW = /^\s*\|.*\|\s*$/;
const ROW_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

const INLINE = [
  [/`([^`\n]+)`/, (match) => h("code", {}, match[1])],
  [/!\[([^\]\n]*)\]\(([^)\s]+)\)/, (match) => renderLink(match[2], match[1])],
  [/\[([^\]\n]+)\]\(([^)\s]+)\)/, (match) => renderLink(match[2], match[1])],
  [/\*\*(\S(?:[^*\n]*\S)?)\*\*/, (match) => h("strong", {}, inline(match[1]))],
  [/~~(\S(?:[^~\n]*\S)?)~~/, (match) => h("s", {}, inline(match[1]))],
  [/(?<![\p{L}\p{N}])[*_](\S(?:[^*_\n]*\S)?)[*_](?![\p{L}\p{N}])/u, (match) => h("em", {}, inline(match[1]))],
];

export function renderMarkdown(text) {
  const reader = { lines: text.split("\n"), at: 0 };
  const nodes = [];
  while (reader.at < reader.lines.length) {
    const node = nextBlock(reader);
    if (node) nodes.push(node);
  }
  return h("div.markdown", {}, nodes);
}

function nextBlock(reader) {
  const line = reader.lines[reader.at];
  if (!line.trim()) return void reader.at++;
  if (FENCE.test(line)) return fence(reader);
  if (HEADING.test(line)) return heading(reader);
  if (RULE.test(line)) return rule(reader);
  if (QUOTE.test(line)) return quote(reader);
  if (ROW.test(line) && ROW_RULE.test(reader.lines[reader.at + 1] ?? "")) return table(reader);
  if (ITEM.test(line)) return list(takeWhile(reader, (next) => ITEM.test(next)));
  return paragraph(reader);
}

function takeWhile(reader, wanted) {
  const start = reader.at;
  while (reader.at < reader.lines.length && wanted(reader.lines[reader.at])) reader.at++;
  return reader.lines.slice(start, reader.at);
}

function fence(reader) {
  reader.at++;
  const inside = takeWhile(reader, (line) => !FENCE.test(line));
  reader.at++;
  return h("pre", {}, inside.join("\n"));
}

/** Headings inside a message must not compete with the page's own outline. */
function heading(reader) {
  const [, marks, text] = HEADING.exec(reader.lines[reader.at++]);
  return h("div.heading", { role: "heading", "aria-level": Math.min(marks.length + 2, 6), class: `level-${marks.length}` }, inline(text));
}

function rule(reader) {
  reader.at++;
  return h("hr");
}

function quote(reader) {
  const inside = takeWhile(reader, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, ""));
  return h("blockquote", {}, joinLines(inside));
}

function paragraph(reader) {
  const starts = [FENCE, HEADING, RULE, QUOTE, ITEM];
  const first = reader.at;
  const text = takeWhile(reader, (line) => reader.at === first || (line.trim() && !starts.some((start) => start.test(line))));
  return h("p", {}, joinLines(text));
}

function joinLines(lines) {
  return lines.flatMap((line, index) => (index ? [h("br"), ...inline(line)] : inline(line)));
}

function list(lines) {
  const items = lines.map((line) => {
    const [, indent, number, box, text] = ITEM.exec(line);
    return { depth: indent.length, number, box, text };
  });
  return nested(items, { at: 0 });
}

function nested(items, cursor) {
  const first = items[cursor.at];
  const node = h(first.number ? "ol" : "ul", { start: first.number && first.number !== "1" ? first.number : null });
  while (cursor.at < items.length && items[cursor.at].depth >= first.depth) {
    if (items[cursor.at].depth > first.depth) node.lastChild.append(nested(items, cursor));
    else node.append(item(items[cursor.at++]));
  }
  return node;
}

function item({ box, text }) {
  const mark = box === undefined ? null : h("span.task-box", { "aria-label": box === " " ? "to do" : "done" }, box === " " ? "☐" : "☑");
  return h("li", { class: mark ? "task" : null }, mark, inline(text));
}

function table(reader) {
  const [head, , ...body] = takeWhile(reader, (line) => ROW.test(line)).map(cells);
  const row = (tag) => (texts) => h("tr", {}, texts.map((text) => h(tag, {}, inline(text))));
  return h("div.table-scroll", { tabindex: "0", role: "group", "aria-label": "Table" },
    h("table", {}, h("thead", {}, row("th")(head)), h("tbody", {}, body.map(row("td")))));
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, "").split("|").map((text) => text.trim());
}

/** @returns {Node[]} */
function inline(text) {
  const nodes = [];
  let rest = text;
  for (let hit = earliest(rest); hit; hit = earliest(rest)) {
    nodes.push(...renderPlain(rest.slice(0, hit.match.index)), hit.render(hit.match));
    rest = rest.slice(hit.match.index + hit.match[0].length);
  }
  return [...nodes, ...renderPlain(rest)];
}

function earliest(text) {
  const hits = INLINE.map(([pattern, render]) => ({ match: pattern.exec(text), render })).filter((hit) => hit.match);
  return hits.reduce((first, hit) => (first && first.match.index <= hit.match.index ? first : hit), null);
}
