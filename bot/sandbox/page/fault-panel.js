/** Faults on demand: what shall go wrong between the bot and Slack, for which method, how often. */

import { h, icon } from "./dom.js";
import { closePopup, isPopupOpen, openPopup, placePopup } from "./popup.js";

const TITLES = {
  rate_limited: "Rate limit (429)",
  server_error: "Server error (5xx)",
  slow: "Slow answer",
  reset_before: "Connection reset before the effect",
  reset_after: "Connection reset after the effect",
  disconnect: "Socket disconnect",
  redeliver: "Redelivery of events",
};

const FIELDS = {
  method: { label: "Method", type: "text", value: "", placeholder: "any", list: "fault-methods" },
  count: { label: "Times", type: "number", value: "1", min: "1" },
  retry_after: { label: "Retry-After (s)", type: "number", value: "5", min: "1" },
  status: { label: "Status", type: "number", value: "503", min: "500", max: "599" },
  seconds: { label: "Delay (s)", type: "number", value: "4", min: "0", step: "any" },
  reason: { label: "Reason", type: "text", value: "refresh_requested" },
};

export async function openFaultPanel(anchor, session, onCount) {
  if (isPopupOpen(anchor)) return closePopup();
  const known = await session.client.get("faults");
  if (!known.ok) return session.toast(known.message);
  const panel = new FaultPanel(session.client, known, onCount);
  openPopup(anchor, panel.node, { align: "end" });
  panel.kind.focus();
}

class FaultPanel {
  constructor(client, { kinds, methods, faults }, onCount) {
    Object.assign(this, { client, kinds, onCount });
    this.kind = h("select", { "aria-label": "Kind of fault", on: { change: () => this.drawFields() } },
      kinds.map(({ kind }) => h("option", { value: kind }, TITLES[kind] ?? kind)));
    this.fields = h("div.fault-fields");
    this.note = h("p.panel-note");
    this.problem = h("p.panel-problem", { role: "alert" });
    this.active = h("ul.fault-list");
    this.node = h("section.panel.fault-panel", { role: "dialog", "aria-label": "Faults" },
      h("h2", {}, "Faults"),
      h("form", { on: { submit: (event) => this.add(event) } }, this.kind, this.note, this.fields,
        h("button.button.small.primary", { type: "submit" }, "Switch on")),
      h("datalist", { id: "fault-methods" }, methods.map((method) => h("option", { value: method }))),
      this.problem, this.active,
      h("a.panel-link", { href: "/log", target: "_blank", rel: "noopener" }, icon("list"), "Log of API calls"));
    this.drawFields();
    this.drawActive(faults);
  }

  drawFields() {
    const { description, fields } = this.kinds.find(({ kind }) => kind === this.kind.value);
    this.note.textContent = description;
    this.fields.replaceChildren(...fields.map((field) => fieldNode(field)));
    placePopup();
  }

  drawActive(faults) {
    this.onCount(faults.length);
    this.active.replaceChildren(...faults.map((fault) => h("li", {},
      h("span", {}, `${TITLES[fault.kind] ?? fault.kind}`, h("small", {}, `${fault.method || "any method"} · ${fault.count} left`)),
      h("button.icon-button", { type: "button", "aria-label": "Switch off", on: { click: () => this.clear(fault.id) } }, icon("close")))));
    placePopup();
  }

  async add(event) {
    event.preventDefault();
    const body = { kind: this.kind.value };
    for (const input of this.fields.querySelectorAll("input")) {
      if (input.value) body[input.name] = input.type === "number" ? Number(input.value) : input.value;
    }
    await this.tell(await this.client.post("faults", body));
  }

  async clear(id) {
    await this.tell(await this.client.post("faults/clear", { id }));
  }

  async tell(answer) {
    this.problem.textContent = answer.ok ? "" : answer.message;
    const known = await this.client.get("faults");
    if (known.ok) this.drawActive(known.faults);
  }
}

function fieldNode(field) {
  const { label, ...attributes } = FIELDS[field] ?? { label: field, type: "text" };
  return h("label.fault-field", {}, h("span", {}, label), h("input", { name: field, autocomplete: "off", ...attributes }));
}
