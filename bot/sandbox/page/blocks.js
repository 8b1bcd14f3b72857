/** Block Kit layouts: blocks as JSON in, nodes out. What the page does not know becomes a labelled placeholder. */

import { h, icon, link } from "./dom.js";
import { Field, renderElement, renderImage } from "./elements.js";
import { renderMarkdown } from "./markdown.js";
import { renderPlain, renderText } from "./mrkdwn.js";
import { renderRichText } from "./richtext.js";

const BLOCKS = {
  section: renderSection,
  header: (block) => h("div.block-header", { role: "heading", "aria-level": "3" }, renderPlain(block.text.text, block.text.emoji)),
  context: renderContext,
  divider: () => h("hr.block-divider"),
  actions: renderActions,
  context_actions: renderActions,
  image: renderImageBlock,
  input: renderInput,
  rich_text: (block, surface) => renderRichText(block, surface.workspace),
  table: renderTable,
  markdown: (block) => renderMarkdown(block.text),
  video: renderVideo,
  file: (block) => h("div.block-file", {}, icon("file"), h("span", {}, `File ${block.external_id}`)),
};

let inputs = 0;

/** @returns {Node[]} */
export function renderBlocks(blocks, surface) {
  return blocks.map((block) => renderBlock(block, surface));
}

/** A layout that cannot be drawn must not take the rest of the page with it. */
function renderBlock(block, surface) {
  let node;
  try {
    node = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type](block, surface) : unsupported(block);
  } catch (error) {
    console.warn("A block could not be drawn", block, error);
    node = unsupported(block);
  }
  node.classList.add("block");
  return node;
}

function unsupported(block) {
  return h("div.unknown", {}, h("span", {}, `Unsupported block: ${block?.type}`));
}

function control(element, block, surface) {
  return renderElement(new Field({ element, blockId: block.block_id, surface }));
}

function renderActions(block, surface) {
  return h("div.block-actions", {}, block.elements.map((element) => control(element, block, surface)));
}

function renderSection(block, surface) {
  const text = block.text ? h("div.section-text", { dir: "auto" }, renderText(block.text, surface.workspace)) : null;
  const fields = block.fields
    ? h("div.section-fields", {}, block.fields.map((field) => h("div.section-field", { dir: "auto" }, renderText(field, surface.workspace))))
    : null;
  const accessory = block.accessory ? h("div.accessory", {}, control(block.accessory, block, surface)) : null;
  return h("div.block-section", {}, h("div.section-body", {}, text, fields), accessory);
}

function renderContext(block, surface) {
  return h("div.block-context", {}, block.elements.map((element) => (element.type === "image"
    ? renderImage(element)
    : h("span.context-text", { dir: "auto" }, renderText(element, surface.workspace)))));
}

function renderImageBlock(block) {
  const caption = block.title ? h("figcaption", {}, renderPlain(block.title.text, block.title.emoji)) : null;
  return h("figure.block-image", {}, caption, renderImage(block, "picture"));
}

function renderVideo(block) {
  const title = link(block.title_url ?? block.video_url, renderPlain(block.title.text));
  const source = [block.provider_name, block.author_name].filter(Boolean).join(" · ");
  return h("div.block-video", {}, icon("play"),
    h("div", {},
      h("strong", {}, title),
      block.description ? h("div", {}, renderPlain(block.description.text)) : null,
      h("small", {}, source || block.alt_text)));
}

function renderInput(block, surface) {
  const id = `input-${++inputs}`;
  const error = surface.errors[block.block_id];
  const field = new Field({
    element: block.element,
    blockId: block.block_id,
    surface,
    label: block.label.text,
    labelId: `${id}-label`,
    describedBy: [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || null,
    optional: block.optional,
    immediate: Boolean(block.dispatch_action),
  });
  const optional = block.optional ? h("span.optional", {}, " (optional)") : null;
  return h("div.block-input", { class: error ? "invalid" : null, "data-input": block.block_id },
    h("label", { id: `${id}-label`, for: field.id }, renderPlain(block.label.text, block.label.emoji), optional),
    renderElement(field),
    error ? h("div.field-error", { id: `${id}-error`, role: "alert" }, icon("alert"), error) : null,
    block.hint ? h("div.hint", { id: `${id}-hint` }, renderPlain(block.hint.text, block.hint.emoji)) : null);
}

function renderTable(block, surface) {
  const [head, ...body] = block.rows;
  const row = (tag) => (cells) => h("tr", {}, cells.map((cell, column) => renderCell(tag, cell, block.column_settings?.[column], surface)));
  return h("div.table-scroll", { tabindex: "0", role: "group", "aria-label": "Table" },
    h("table", {}, h("thead", {}, row("th")(head)), h("tbody", {}, body.map(row("td")))));
}

function renderCell(tag, cell, settings, surface) {
  const content = cell.type === "rich_text" ? renderRichText(cell, surface.workspace) : renderPlain(String(cell.text ?? ""));
  const style = [`align-${settings?.align ?? "left"}`, settings?.is_wrapped ? "wrapped" : null].filter(Boolean).join(" ");
  return h(tag, { class: style, scope: tag === "th" ? "col" : null }, content);
}

