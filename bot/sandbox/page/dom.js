/** Every node of the page is made here, so that text is only ever inserted as text. */

const LINK_PROTOCOLS = new Set(["http:", "https:", "mailto:", "slack:", "tel:"]);

/**
 * @param {string} spec tag with optional classes: "button.primary.small"
 * @param {object} attributes `on` maps event names to listeners; null, undefined and false leave an attribute out
 */
export function h(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "class") {
    node.classList.add(...value.split(" ").filter(Boolean));
  } else if (name === "value") {
    node.value = value;
  } else {
    node.setAttribute(name, value === true ? "" : value);
  }
}

export function byId(id) {
  return document.getElementById(id);
}

/** An address that may be followed, or null: `javascript:` and the like are shown as text only. */
export function safeHref(address) {
  try {
    const url = new URL(address);
    return LINK_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function link(address, ...children) {
  const href = safeHref(address);
  if (!href) return h("span", {}, ...children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A person's or channel's name; isolated, so that bidirectional control characters stay inside it. */
export function name(text) {
  return h("bdi", {}, text);
}

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  lock: "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
  hash: "M6.5 2.5 5 13.5M11 2.5 9.5 13.5M3 6h11M2 10h11",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  close: "M4 4l8 8M12 4l-8 8",
  smile: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M5.5 9.5c1 1.6 4 1.6 5 0M6 6.2v.6M10 6.2v.6",
  reply: "M2.5 3.5h11v7h-6l-3 3v-3h-2z",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  send: "M2.5 8 13.5 2.5 10 13.5 7.8 8.8zM7.8 8.8l5.7-6.3",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.8V8l2.2 1.6",
  bolt: "M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z",
  chevron: "M4.5 6.5 8 10l3.5-3.5",
  check: "M3 8.5 6.5 12 13 4.5",
  plus: "M8 3v10M3 8h10",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8M8 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4",
  file: "M4 2h5l3 3v9H4zM9 2v3h3",
  play: "M5 3.5v9l7-4.5z",
  alert: "M8 2.2 14.5 13.5h-13zM8 6.5v3M8 11.6h.01",
  trash: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5 5.2 13.5h5.6l.7-9",
  back: "M9.5 3.5 5 8l4.5 4.5",
};

export function icon(shape) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[shape]);
  svg.append(path);
  return svg;
}
