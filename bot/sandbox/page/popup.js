/** Small surfaces in the browser's top layer: menus, lists, panels. One is open at a time. */

import { h } from "./dom.js";

const GAP = 6;
const EDGE = 8;

let current = null;

/**
 * @param {Element} anchor stands beside the popup; a click on it does not close the popup
 * @param {{align?: "start" | "end", side?: "below" | "above", matchWidth?: boolean, class?: string, onClose?: () => void}} options
 */
export function openPopup(anchor, content, options = {}) {
  closePopup();
  const node = h("div.popup", { popover: "manual", class: options.class }, content);
  // What stands outside an open dialog is inert, so the popup goes inside it.
  (anchor.closest("dialog") ?? document.body).append(node);
  node.showPopover();
  current = { node, anchor, options };
  placePopup();
  return node;
}

export function closePopup() {
  if (!current) return;
  const { node, options } = current;
  current = null;
  node.remove();
  options.onClose?.();
}

export function isPopupOpen(anchor) {
  return current?.anchor === anchor;
}

export function placePopup() {
  if (!current) return;
  const { node, anchor, options } = current;
  const rect = anchor.getBoundingClientRect();
  if (options.matchWidth) node.style.minWidth = `${rect.width}px`;
  const { width, height } = node.getBoundingClientRect();
  const left = options.align === "end" ? rect.right - width : rect.left;
  node.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  node.style.top = `${Math.max(EDGE, verticalPlace(rect, height, options.side))}px`;
}

function verticalPlace(rect, height, side) {
  const above = rect.top - height - GAP;
  const below = rect.bottom + GAP;
  if (side === "above") return above >= EDGE ? above : below;
  return below + height <= innerHeight - EDGE || above < EDGE ? Math.min(below, innerHeight - height - EDGE) : above;
}

function isInside(node, event) {
  return event.composedPath().includes(node);
}

document.addEventListener("pointerdown", (event) => {
  if (current && !isInside(current.node, event) && !isInside(current.anchor, event)) closePopup();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !current) return;
  event.preventDefault();
  event.stopPropagation();
  const { anchor, node } = current;
  const hadFocus = node.contains(document.activeElement);
  closePopup();
  if (hadFocus) anchor.focus();
}, true);

document.addEventListener("scroll", (event) => {
  if (!current || current.node.contains(event.target)) return;
  if (current.anchor.isConnected) placePopup();
  else closePopup();
}, true);

window.addEventListener("resize", placePopup);
