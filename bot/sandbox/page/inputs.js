/** Elements into which a person types or picks: text, numbers, dates, times, files. */

import { format, instantOf, isoDate, isoTime } from "./dates.js";
import { h, icon, name } from "./dom.js";

const TEXT_TYPES = { email_text_input: "email", url_text_input: "url", plain_text_input: "text" };

export function renderTextInput(field) {
  const { element } = field;
  const attributes = {
    ...field.labels(),
    placeholder: element.placeholder?.text,
    value: field.value,
    autocomplete: "off",
    on: { input: () => type(field, control), keydown: (event) => enter(field, control, event) },
  };
  const multiline = element.multiline || element.type === "rich_text_input";
  const control = multiline
    ? h("textarea", { ...attributes, rows: "4" })
    : h("input", { ...attributes, type: TEXT_TYPES[element.type] });
  return element.max_length ? h("div.counted", {}, control, counter(control, element.max_length)) : control;
}

function type(field, control) {
  field.value = control.value;
  if (triggers(field).includes("on_character_entered")) field.changed(control.value);
}

function enter(field, control, event) {
  if (event.key !== "Enter" || event.isComposing || control.tagName === "TEXTAREA") return;
  if (!field.immediate || !triggers(field).includes("on_enter_pressed")) return;
  event.preventDefault();
  field.changed(control.value);
}

function triggers(field) {
  return field.element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
}

/** Room that is left, shown once it becomes scarce. */
function counter(control, limit) {
  const node = h("small.counter", { "aria-live": "polite" });
  const update = () => {
    const left = limit - [...control.value].length;
    node.textContent = left <= Math.max(20, limit / 10) ? String(left) : "";
    node.classList.toggle("over", left < 0);
  };
  control.addEventListener("input", update);
  update();
  return node;
}

export function renderNumberInput(field) {
  const { element } = field;
  const control = h("input", {
    ...field.labels(),
    type: "text",
    inputmode: element.is_decimal_allowed ? "decimal" : "numeric",
    placeholder: element.placeholder?.text,
    value: field.value,
    autocomplete: "off",
    on: { input: () => type(field, control), keydown: (event) => enter(field, control, event) },
  });
  return control;
}

function picker(field, type, shown, read) {
  const control = h("input", {
    ...field.labels(),
    type,
    value: shown(field.value),
    on: {
      change: async () => {
        const previous = field.value;
        field.value = control.value ? read(control.value) : null;
        if (await field.changed(field.value)) return;
        field.value = previous;
        control.value = shown(previous);
      },
    },
  });
  return control;
}

export function renderDatePicker(field) {
  return picker(field, "date", (value) => value ?? "", (text) => text);
}

export function renderTimePicker(field) {
  const control = picker(field, "time", (value) => value ?? "", (text) => text.slice(0, 5));
  const { timezone } = field.element;
  return timezone ? withZone(control, timezone) : control;
}

/** The browser's control knows its own zone only: the wall clock in it is the viewer's. */
export function renderDateTimePicker(field) {
  const { viewer } = field.workspace;
  const shown = (seconds) => (seconds === null ? "" : `${isoDate(seconds, viewer)}T${isoTime(seconds, viewer)}`);
  const read = (text) => instantOf(text.slice(0, 10), text.slice(11, 16), viewer.tz);
  return withZone(picker(field, "datetime-local", shown, read), viewer.tz, field.workspace);
}

function withZone(control, zone, workspace) {
  const label = workspace
    ? format(workspace.now(), workspace.viewer, { timeZoneName: "short", hour: "numeric" }).split(" ").at(-1)
    : zone;
  return h("div.with-zone", {}, control, h("small", { title: zone }, label));
}

export function renderFileInput(field) {
  const { element, surface } = field;
  const list = h("ul.files", {});
  const draw = (files) => list.replaceChildren(...files.map((file) => h("li", {}, icon("file"), name(file.name))));
  const files = [];
  const control = h("input", {
    ...field.labels(),
    type: "file",
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes?.map((extension) => `.${extension}`).join(","),
    on: {
      change: async () => {
        for (const chosen of control.files) {
          const answer = await surface.client.upload(chosen);
          if (answer.ok) files.push(answer.file);
          else surface.onProblem(answer.message);
        }
        field.value = files.map((file) => file.id);
        draw(files);
      },
    },
  });
  return h("div", {}, control, list);
}
