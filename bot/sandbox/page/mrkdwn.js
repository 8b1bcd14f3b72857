/** Slack's mrkdwn as nodes. `workspace` resolves ids and knows the viewer, the zone and the time. */

import { h, link } from "./dom.js";
import { emojiCharacter } from "./emoji.js";
import { renderEmoji, renderEntity, unescape } from "./entities.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_THE_REST = /^(?:(?:&gt;|>){3}) ?/;

/** @returns {Node[]} */
export function renderMrkdwn(text, workspace) {
  return text
    .split("```")
    .flatMap((part, index, parts) => {
      const closed = index % 2 === 1 && index < parts.length - 1;
      if (closed) return [h("pre", {}, plainInside(part.replace(/^\n|\n$/g, ""), workspace))];
      const outside = index % 2 === 1 ? "```" + part : part;
      return renderLines(withoutEdgeBreaks(outside, index > 0, index < parts.length - 1), workspace);
    });
}

/** A preformatted block stands on lines of its own: the breaks around it are not shown twice. */
function withoutEdgeBreaks(text, atStart, atEnd) {
  const trimmed = atStart ? text.replace(/^\n/, "") : text;
  return atEnd ? trimmed.replace(/\n$/, "") : trimmed;
}

function renderLines(text, workspace) {
  const nodes = [];
  let run = [];
  let quoted = false;
  let quoteRest = false;
  const flush = () => {
    if (!run.length) return;
    const inner = renderInline(run.join("\n"), workspace);
    nodes.push(...(quoted ? [h("blockquote", {}, inner)] : inner));
    run = [];
  };
  for (const line of text ? text.split("\n") : []) {
    quoteRest ||= QUOTE_THE_REST.test(line);
    const isQuote = quoteRest || QUOTE.test(line);
    if (isQuote !== quoted) flush();
    quoted = isQuote;
    run.push(line.replace(QUOTE_THE_REST, "").replace(QUOTE, ""));
  }
  flush();
  return nodes;
}

/** @returns {Node[]} */
export function renderInline(text, workspace, outerMarks = "") {
  const scanner = new Scanner(text, workspace, outerMarks);
  return scanner.run();
}

class Scanner {
  constructor(text, workspace, outerMarks) {
    this.text = text;
    this.workspace = workspace;
    this.outerMarks = outerMarks;
    this.position = 0;
    this.plain = "";
    this.nodes = [];
    this.hopeless = new Map();
  }

  run() {
    while (this.position < this.text.length) {
      const found = this.next();
      if (found) this.take(found);
      else this.plain += this.text[this.position++];
    }
    this.flush();
    return this.nodes;
  }

  take({ nodes, end }) {
    this.flush();
    this.nodes.push(...nodes);
    this.position = end;
  }

  flush() {
    if (this.plain) this.nodes.push(document.createTextNode(unescape(this.plain)));
    this.plain = "";
  }

  next() {
    const character = this.text[this.position];
    if (character === "\n") return { nodes: [h("br")], end: this.position + 1 };
    if (character === "<") return this.entity();
    if (character === "`") return this.code();
    if (character === ":") return this.emoji();
    if (character === "h") return this.address();
    if (character in MARKS && !this.outerMarks.includes(character)) return this.marked(character);
    return null;
  }

  entity() {
    const end = this.text.indexOf(">", this.position);
    const inside = end < 0 ? "" : this.text.slice(this.position + 1, end);
    if (!inside || inside.includes("\n") || inside.includes("<")) return null;
    return { nodes: [renderEntity(inside, this.workspace)], end: end + 1 };
  }

  code() {
    const end = this.text.indexOf("`", this.position + 1);
    const inside = end < 0 ? "" : this.text.slice(this.position + 1, end);
    if (!inside.trim() || inside.includes("\n")) return null;
    return { nodes: [h("code", {}, plainInside(inside, this.workspace))], end: end + 1 };
  }

  emoji() {
    const match = /^:([a-z0-9_+'-]{1,60}(?:::skin-tone-[2-6])?):/.exec(this.text.slice(this.position, this.position + 80));
    const character = match && emojiCharacter(match[1]);
    if (!character) return null;
    return { nodes: [renderEmoji(match[1])], end: this.position + match[0].length };
  }

  address() {
    const pattern = /https?:\/\/[^\s<>|]+/y;
    pattern.lastIndex = this.position;
    const match = this.beginsWord() && pattern.exec(this.text);
    if (!match) return null;
    const address = match[0].replace(/[.,;:!?)*_~'"]+$/, "");
    return { nodes: [link(unescape(address), unescape(address))], end: this.position + address.length };
  }

  marked(mark) {
    const end = this.beginsWord() ? this.closing(mark) : -1;
    if (end < 0) return null;
    const inside = this.text.slice(this.position + 1, end);
    const nodes = renderInline(inside, this.workspace, this.outerMarks + mark);
    return { nodes: [h(MARKS[mark], {}, nodes)], end: end + 1 };
  }

  beginsWord() {
    return this.position === 0 || !WORD.test(this.text[this.position - 1]);
  }

  /** Index of the mark that closes this one on its line, or -1; a failed search is not repeated on that line. */
  closing(mark) {
    if (this.position < (this.hopeless.get(mark) ?? 0)) return -1;
    const lineEnd = this.text.indexOf("\n", this.position);
    const limit = lineEnd < 0 ? this.text.length : lineEnd;
    if (/\s/.test(this.text[this.position + 1] ?? " ")) return -1;
    for (let at = this.text.indexOf(mark, this.position + 2); at > 0 && at < limit; at = this.text.indexOf(mark, at + 1)) {
      const before = this.text[at - 1];
      if (!/\s/.test(before) && before !== mark && !WORD.test(this.text[at + 1] ?? "")) return at;
    }
    this.hopeless.set(mark, limit);
    return -1;
  }
}

/** Code keeps its characters; what stands in angle brackets is shown as the words it stands for. */
function plainInside(text, workspace) {
  return unescape(text.replace(/<([^<>\n]+)>/g, (_, inside) => renderEntity(inside, workspace).textContent));
}

/** A plain_text object: no marks; emoji unless switched off. */
export function renderPlain(text, emoji = true) {
  if (!emoji) return [document.createTextNode(text)];
  return text.split(/(:[a-z0-9_+'-]+:)/).map((part) => {
    const shortName = /^:([a-z0-9_+'-]+):$/.exec(part)?.[1];
    return shortName && emojiCharacter(shortName) ? renderEmoji(shortName) : document.createTextNode(part);
  });
}

/** @param {{type: string, text: string, emoji?: boolean}} object a Block Kit text object */
export function renderText(object, workspace) {
  if (!object) return [];
  if (object.type === "mrkdwn") return renderMrkdwn(object.text, workspace);
  return withBreaks(object.text).flatMap((line) => (typeof line === "string" ? renderPlain(line, object.emoji) : [line]));
}

function withBreaks(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}
