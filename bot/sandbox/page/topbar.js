/** The sandbox's own bar: where one is, who one is, what time it is. */

import { avatar } from "./avatar.js";
import { openClockPanel } from "./clock-panel.js";
import { timeOfDay, weekdayAndTime } from "./dates.js";
import { byId, h, icon, name } from "./dom.js";
import { openFaultPanel } from "./fault-panel.js";
import { openPeoplePanel } from "./people-panel.js";

const TICK = 10_000;

export class Topbar {
  constructor(session, node) {
    Object.assign(this, { session, node });
    this.workspace = session.workspace;
    this.clockText = h("span.clock-text");
    this.personTime = h("small");
    this.faultCount = h("span.fault-count", { hidden: true });
    this.node.replaceChildren(...this.parts());
    this.stop = [this.workspace.on("clock", () => this.tell()), this.workspace.on("people", () => this.tell())];
    this.timer = setInterval(() => this.tell(), TICK);
    this.tell();
  }

  close() {
    clearInterval(this.timer);
    for (const stop of this.stop) stop();
  }

  parts() {
    const menu = h("button.icon-button.menu-button", {
      type: "button",
      "aria-label": "Conversations",
      "aria-controls": "sidebar",
      on: { click: () => this.session.toggleSidebar() },
    }, icon("menu"));
    return [menu, this.brand(), h("span.spacer"), this.clockButton(), this.faultButton(), this.logLink(), this.personButton()];
  }

  brand() {
    return h("div.brand", {}, h("img", { src: "/page/icon.svg", alt: "", width: "22", height: "22" }),
      h("span.brand-name", {}, "Muster"),
      h("span.sandbox-tag", { title: "A local stand-in for Slack. Nothing here leaves this machine." }, "local sandbox"));
  }

  clockButton() {
    const shape = icon("clock");
    shape.classList.add("clock-icon");
    return panelButton("Sandbox clock", [shape, hidden("Sandbox clock "), this.clockText], (button) => openClockPanel(button, this.session));
  }

  faultButton() {
    const open = (button) => openFaultPanel(button, this.session, (count) => this.showFaults(count));
    return panelButton("Faults", [icon("bolt"), h("span.narrow-hidden", {}, "Faults"), this.faultCount], open);
  }

  logLink() {
    return h("a.top-button.wide-only", { href: "/log", target: "_blank", rel: "noopener" }, icon("list"), "API log");
  }

  personButton() {
    const { viewer } = this.workspace;
    const button = panelButton("Act as somebody else", [
      avatar(viewer, "small"),
      hidden("Acting as "),
      h("span.person-name.narrow-hidden", {}, name(viewer.real_name), this.personTime),
      icon("chevron"),
    ], (anchor) => openPeoplePanel(anchor, this.session));
    button.classList.add("person-button");
    return button;
  }

  showFaults(count) {
    this.faultCount.textContent = String(count);
    this.faultCount.hidden = count === 0;
  }

  tell() {
    const { viewer } = this.workspace;
    const now = this.workspace.now();
    this.clockText.textContent = weekdayAndTime(now, viewer);
    this.personTime.textContent = `${timeOfDay(now, viewer)} · ${viewer.tz.split("/").at(-1).replaceAll("_", " ")}`;
    byId("topbar").dataset.flowing = String(this.workspace.clock.flowing);
  }
}

function panelButton(title, content, open) {
  const button = h("button.top-button", { type: "button", title, "aria-haspopup": "dialog", on: { click: () => open(button) } }, content);
  return button;
}

function hidden(text) {
  return h("span.visually-hidden", {}, text);
}
