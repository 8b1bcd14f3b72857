/** Secondary attachments: Slack's older layout, with a coloured bar. */

import { renderBlocks } from "./blocks.js";
import { h, link } from "./dom.js";
import { renderMrkdwn } from "./mrkdwn.js";

const NAMED_COLORS = { good: "#2f9e6e", warning: "#d99a20", danger: "#cf3b4f" };

export function renderAttachments(attachments, surface) {
  return attachments.map((attachment) => renderAttachment(attachment, surface));
}

function renderAttachment(attachment, surface) {
  const body = attachment.blocks ? renderBlocks(attachment.blocks, surface) : olderParts(attachment, surface.workspace);
  const node = h("div.attachment", {}, body);
  const color = NAMED_COLORS[attachment.color] ?? `#${String(attachment.color ?? "").replace("#", "")}`;
  if (CSS.supports("color", color)) node.style.setProperty("--bar", color);
  return node;
}

function olderParts(attachment, workspace) {
  const text = (mrkdwn) => (mrkdwn ? h("div", { dir: "auto" }, renderMrkdwn(mrkdwn, workspace)) : null);
  const title = attachment.title ? h("strong", {}, attachment.title_link ? link(attachment.title_link, attachment.title) : attachment.title) : null;
  const parts = [text(attachment.pretext), title, text(attachment.text), fields(attachment, workspace), footer(attachment)].filter(Boolean);
  return parts.length ? parts : [text(attachment.fallback ?? "")];
}

function fields(attachment, workspace) {
  if (!attachment.fields?.length) return null;
  return h("div.section-fields", {}, attachment.fields.map((field) =>
    h("div.section-field", {}, h("strong", {}, field.title ?? ""), h("div", {}, renderMrkdwn(field.value ?? "", workspace)))));
}

function footer(attachment) {
  return attachment.footer ? h("small", {}, attachment.footer) : null;
}
