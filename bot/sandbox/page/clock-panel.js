/** Moving the clock that sandbox and bot share. It only goes forward. */

import { fullInstant, instantOf, isoDate, isoTime } from "./dates.js";
import { h } from "./dom.js";
import { closePopup, isPopupOpen, openPopup } from "./popup.js";

const JUMPS = [["+15m", "+15 min"], ["+1h", "+1 h"], ["next morning", "Next morning"], ["mon 09:30", "Monday 09:30"]];

export function openClockPanel(anchor, session) {
  if (isPopupOpen(anchor)) return closePopup();
  const { workspace } = session;
  const problem = h("p.panel-problem", { role: "alert" });
  const shown = h("p.panel-clock");
  const instant = h("input", { type: "datetime-local", "aria-label": "Date and time" });
  const move = async (to) => {
    const answer = await session.client.post("clock", { to });
    problem.textContent = answer.ok ? "" : answer.message;
    if (answer.ok) workspace.setClock(answer.clock);
  };
  const tell = () => {
    const now = workspace.now();
    shown.textContent = fullInstant(now, workspace.viewer);
    instant.value = `${isoDate(now, workspace.viewer)}T${isoTime(now, workspace.viewer)}`;
  };
  const jumps = JUMPS.map(([to, label]) => h("button.button.small", { type: "button", on: { click: () => move(to) } }, label));
  const go = h("button.button.small", { type: "submit" }, "Go");
  const form = h("form.panel-line", { on: { submit: (event) => {
    event.preventDefault();
    if (instant.value) move(chosenInstant(instant.value, workspace.viewer));
  } } }, instant, go);
  const panel = h("section.panel.clock-panel", { role: "dialog", "aria-label": "Sandbox clock" },
    h("h2", {}, "Sandbox clock"), shown, h("p.panel-note", {}, `In ${workspace.viewer.tz}. The bot follows at once; what became due is sent.`),
    h("div.panel-buttons", {}, jumps), form, problem);
  const stop = workspace.on("clock", tell);
  tell();
  openPopup(anchor, panel, { align: "end", onClose: stop });
  jumps[0].focus();
}

function chosenInstant(text, viewer) {
  return new Date(instantOf(text.slice(0, 10), text.slice(11, 16), viewer.tz) * 1000).toISOString();
}
