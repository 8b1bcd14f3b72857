/** The question that a Block Kit `confirm` object asks before its action. */

import { h } from "./dom.js";
import { renderText } from "./mrkdwn.js";

let dialogs = 0;

/** @returns {Promise<boolean>} */
export function confirmDialog(question, workspace) {
  const id = `confirm-${++dialogs}`;
  const style = question.style === "danger" ? "danger" : "primary";
  const dialog = h("dialog.dialog.confirm", { "aria-labelledby": id },
    h("form", { method: "dialog" },
      h("h2", { id }, renderText(question.title, workspace)),
      h("div.dialog-text", {}, renderText(question.text, workspace)),
      h("div.dialog-buttons", {},
        h("button.button", { value: "no" }, renderText(question.deny, workspace)),
        h("button.button", { class: style, value: "yes", autofocus: true }, renderText(question.confirm, workspace)))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
