/** Where a layout stands (a message, a modal, the Home tab): the values of its fields, and what its controls do. */

import { confirmDialog } from "./confirm.js";
import { initialValue } from "./values.js";

export class Surface {
  /**
   * @param {{kind: "message" | "modal" | "home", source: object, client: object, workspace: object,
   *   onProblem?: (message: string) => void}} options `source` names the message or view to the server
   */
  constructor({ kind, source, client, workspace, onProblem = () => {} }) {
    Object.assign(this, { kind, source, client, workspace, onProblem });
    this.values = new Map();
    this.errors = {};
  }

  get(blockId, element) {
    const key = valueKey(blockId, element.action_id);
    return this.values.has(key) ? this.values.get(key) : initialValue(element);
  }

  set(blockId, element, value) {
    this.values.set(valueKey(blockId, element.action_id), value);
  }

  /** @returns {object} `{block_id: {action_id: value}}` of what was changed here; the rest keeps its initial value */
  state() {
    const state = {};
    for (const [key, value] of this.values) {
      const [blockId, actionId] = JSON.parse(key);
      (state[blockId] ??= {})[actionId] = value;
    }
    return state;
  }

  /** Forgets the values of inputs that a changed layout no longer has. */
  keepValuesOf(blocks) {
    const present = new Set(blocks.flatMap((block) => elementsOf(block).map((element) => valueKey(block.block_id, element.action_id))));
    for (const key of this.values.keys()) if (!present.has(key)) this.values.delete(key);
  }

  /** @returns {Promise<boolean>} whether the app took the action */
  async act(blockId, element, value) {
    if (element.confirm && !(await confirmDialog(element.confirm, this.workspace))) return false;
    const body = { source: this.source, block_id: blockId, action_id: element.action_id, state: this.state() };
    if (value !== undefined) body.value = value;
    this.onProblem("");
    const answer = await this.client.post("action", body);
    if (!answer.ok) this.onProblem(answer.message);
    return answer.ok;
  }

  options(blockId, element, query) {
    return this.client.post("options", { source: this.source, block_id: blockId, action_id: element.action_id, query });
  }
}

function valueKey(blockId, actionId) {
  return JSON.stringify([blockId, actionId]);
}

function elementsOf(block) {
  return [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])].filter(Boolean);
}
