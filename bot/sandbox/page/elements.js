/** Block elements, each drawn from its JSON; what is not known becomes a labelled placeholder. */

import { h, icon, safeHref } from "./dom.js";
import { renderDatePicker, renderDateTimePicker, renderFileInput, renderNumberInput, renderTextInput, renderTimePicker } from "./inputs.js";
import { menuItem, toggleMenu } from "./menu.js";
import { renderPlain, renderText } from "./mrkdwn.js";
import { renderSelect } from "./select.js";

const ELEMENTS = {
  button: renderButton,
  overflow: renderOverflow,
  checkboxes: renderChecks,
  radio_buttons: renderChecks,
  image: ({ element }) => renderImage(element),
  feedback_buttons: renderFeedback,
  icon_button: renderIconButton,
  datepicker: renderDatePicker,
  timepicker: renderTimePicker,
  datetimepicker: renderDateTimePicker,
  plain_text_input: renderTextInput,
  email_text_input: renderTextInput,
  url_text_input: renderTextInput,
  rich_text_input: renderTextInput,
  number_input: renderNumberInput,
  file_input: renderFileInput,
};

let fields = 0;

/** One element at its place: its value, its label, and what a change of it does. */
export class Field {
  constructor({ element, blockId, surface, label, labelId, describedBy, optional = false, immediate = true }) {
    Object.assign(this, { element, blockId, surface, labelId, describedBy, optional, immediate });
    this.workspace = surface.workspace;
    this.label = label ?? element.placeholder?.text ?? element.type.replaceAll("_", " ");
    this.id = `field-${++fields}`;
  }

  get value() {
    return this.surface.get(this.blockId, this.element);
  }

  set value(value) {
    this.surface.set(this.blockId, this.element, value);
  }

  /** @returns {Promise<boolean>} false when the change was not confirmed or did not reach the app */
  async changed(value) {
    return this.immediate ? this.surface.act(this.blockId, this.element, value) : true;
  }

  labels() {
    return {
      id: this.id,
      "aria-label": this.labelId ? null : this.label,
      "aria-labelledby": this.labelId,
      "aria-describedby": this.describedBy,
      autofocus: this.element.focus_on_load,
    };
  }
}

export function renderElement(field) {
  const { element, blockId } = field;
  const node = draw(field);
  node.dataset.blockId = blockId ?? "";
  node.dataset.actionId = element.action_id ?? "";
  return node;
}

function draw(field) {
  const { type } = field.element;
  if (/^(multi_)?(static|external|users|conversations|channels)_select$/.test(type)) return renderSelect(field);
  return Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type](field) : h("span.unknown", {}, `Unsupported element: ${type}`);
}

function renderButton(field) {
  const { element } = field;
  const attributes = { class: element.style, "aria-label": element.accessibility_label };
  const press = (event) => hold(event.currentTarget, () => field.changed());
  if (safeHref(element.url)) {
    return h("a.button", { ...attributes, href: element.url, target: "_blank", rel: "noopener noreferrer", on: { click: press } },
      renderText(element.text, field.workspace));
  }
  return h("button.button", { ...attributes, type: "button", on: { click: press } }, renderText(element.text, field.workspace));
}

/** While an action is under way its control takes no second click. */
async function hold(control, action) {
  if (control.getAttribute("aria-busy")) return;
  control.setAttribute("aria-busy", "true");
  try {
    await action();
  } finally {
    control.removeAttribute("aria-busy");
  }
}

function renderFeedback(field) {
  const { positive_button: positive, negative_button: negative } = field.element;
  const button = (choice) => h("button.button.small", {
    type: "button",
    "aria-label": choice.accessibility_label,
    on: { click: (event) => hold(event.currentTarget, () => field.changed(choice.value)) },
  }, renderText(choice.text, field.workspace));
  return h("span.feedback", {}, button(positive), button(negative));
}

function renderIconButton(field) {
  const { text, accessibility_label: label } = field.element;
  const press = (event) => hold(event.currentTarget, () => field.changed());
  return h("button.icon-button", { type: "button", "aria-label": label ?? text.text, title: text.text, on: { click: press } }, icon("trash"));
}

function renderOverflow(field) {
  const { element } = field;
  const choose = (option) => {
    if (safeHref(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
    hold(button, () => field.changed(option.value));
  };
  const items = () => element.options.map((option) => menuItem(option.text.text, () => choose(option), { hint: option.description?.text }));
  const button = h("button.button.overflow", {
    type: "button",
    "aria-label": "More actions",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    on: { click: () => toggleMenu(button, "More actions", [{ choices: items() }]) },
  }, icon("more"));
  return button;
}

function renderChecks(field) {
  const single = field.element.type === "radio_buttons";
  const group = h("div.checks", { ...field.labels(), role: single ? "radiogroup" : "group" });
  const isOn = (option) => (single ? field.value === option.value : field.value.includes(option.value));
  const boxes = field.element.options.map((option) => {
    const box = h("input", { type: single ? "radio" : "checkbox", name: field.id, on: { change: () => change() } });
    box.checked = isOn(option);
    return { option, box };
  });
  const change = async () => {
    const previous = field.value;
    const chosen = boxes.filter(({ box }) => box.checked).map(({ option }) => option.value);
    field.value = single ? (chosen[0] ?? null) : chosen;
    if (await field.changed(field.value)) return;
    field.value = previous;
    for (const { option, box } of boxes) box.checked = isOn(option);
  };
  group.append(...boxes.map(({ option, box }) => h("label.check", {}, box, optionText(option, field.workspace))));
  return group;
}

function optionText(option, workspace) {
  const description = option.description ? h("small", {}, renderText(option.description, workspace)) : null;
  return h("span", {}, renderText(option.text, workspace), description);
}

/** Images of other hosts are never loaded: their place shows what they are and where they would come from. */
export function renderImage({ image_url: address, alt_text: alternative, slack_file: file }, shape = "thumbnail") {
  const url = address ?? file?.url;
  if (url && new URL(url, location.href).origin === location.origin) {
    return h("img", { class: shape, src: url, alt: alternative, loading: "lazy" });
  }
  const place = h("span.image-place", { class: shape, role: "img", "aria-label": alternative, title: alternative }, icon("eye"));
  if (shape === "thumbnail") return place;
  place.append(h("span", {}, renderPlain(alternative ?? "Image")));
  return safeHref(url) ? h("a.image-link", { href: url, target: "_blank", rel: "noopener noreferrer" }, place) : place;
}
