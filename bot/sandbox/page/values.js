/** Initial values of interactive elements, in the form in which the page sends values to the server. */

const READERS = {
  static_select: (element) => element.initial_option?.value ?? null,
  radio_buttons: (element) => element.initial_option?.value ?? null,
  external_select: (element) => element.initial_option ?? null,
  multi_static_select: (element) => (element.initial_options ?? []).map((option) => option.value),
  checkboxes: (element) => (element.initial_options ?? []).map((option) => option.value),
  multi_external_select: (element) => element.initial_options ?? [],
  users_select: (element) => element.initial_user ?? null,
  multi_users_select: (element) => element.initial_users ?? [],
  conversations_select: (element) => element.initial_conversation ?? null,
  multi_conversations_select: (element) => element.initial_conversations ?? [],
  channels_select: (element) => element.initial_channel ?? null,
  multi_channels_select: (element) => element.initial_channels ?? [],
  datepicker: (element) => element.initial_date ?? null,
  timepicker: (element) => element.initial_time ?? null,
  datetimepicker: (element) => element.initial_date_time ?? null,
  rich_text_input: (element) => richTextAsText(element.initial_value),
  file_input: () => [],
};

export function initialValue(element) {
  return Object.hasOwn(READERS, element.type) ? READERS[element.type](element) : (element.initial_value ?? "");
}

function richTextAsText(richText) {
  const sections = richText?.elements ?? [];
  return sections.map((section) => (section.elements ?? []).map((part) => part.text ?? part.url ?? "").join("")).join("\n");
}
