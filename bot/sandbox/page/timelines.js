/** Messages per conversation and per thread, as far as they were read, kept up to date by the feed. */

import { Emitter } from "./emitter.js";

const PAGE = 50;

export class Timelines extends Emitter {
  constructor(client, workspace) {
    super();
    this.client = client;
    this.workspace = workspace;
    this.loaded = new Map();
  }

  /** @returns {{messages: object[], hasMore: boolean}} oldest first */
  get(channel, threadTs) {
    const timeline = this.loaded.get(key(channel, threadTs));
    if (!timeline) return { messages: [], hasMore: true };
    const messages = [...timeline.messages.values()].sort((one, other) => Number(one.ts) - Number(other.ts));
    return { messages, hasMore: timeline.hasMore };
  }

  async load(channel, threadTs) {
    if (!this.loaded.get(key(channel, threadTs))?.fetched) await this.read(channel, threadTs);
  }

  async loadOlder(channel, threadTs) {
    const { messages, hasMore } = this.get(channel, threadTs);
    if (hasMore && messages.length) await this.read(channel, threadTs, messages[0].ts);
  }

  /** What the feed brings while the answer is under way is kept, and is newer than the answer. */
  async read(channel, threadTs, before) {
    const timeline = this.timeline(channel, threadTs);
    const answer = await this.client.get("history", { channel, thread_ts: threadTs, before, limit: PAGE });
    if (!answer.ok) return this.addNotice(channel, threadTs, answer.message);
    timeline.fetched = true;
    timeline.hasMore = answer.has_more;
    for (const message of answer.messages) if (!timeline.messages.has(message.ts)) timeline.messages.set(message.ts, message);
    this.emit("changed", { channel, threadTs });
  }

  timeline(channel, threadTs) {
    const at = key(channel, threadTs);
    if (!this.loaded.has(at)) this.loaded.set(at, { messages: new Map(), hasMore: true, fetched: false });
    return this.loaded.get(at);
  }

  message(channel, ts) {
    for (const [at, timeline] of this.loaded) {
      if (at.startsWith(`${channel} `) && timeline.messages.has(ts)) return timeline.messages.get(ts);
    }
    return null;
  }

  put(channel, message) {
    for (const threadTs of places(message)) this.putInto(channel, threadTs, message);
  }

  putInto(channel, threadTs, message) {
    const timeline = this.loaded.get(key(channel, threadTs));
    if (!timeline) return;
    timeline.messages.set(message.ts, message);
    this.emit("changed", { channel, threadTs });
  }

  remove(channel, ts) {
    for (const [at, timeline] of this.loaded) {
      if (!at.startsWith(`${channel} `) || !timeline.messages.delete(ts)) continue;
      this.emit("changed", { channel, threadTs: at.split(" ")[1] || undefined });
    }
  }

  setReactions(channel, ts, reactions) {
    const message = this.message(channel, ts);
    if (message) this.put(channel, { ...message, reactions });
  }

  /** A sentence of the sandbox itself that only this person sees, such as a command that failed. */
  addNotice(channel, threadTs, text) {
    const ts = `${this.workspace.now().toFixed(3)}999`;
    const notice = { ts, text, notice: true, thread_ts: threadTs };
    this.timeline(channel, threadTs).messages.set(ts, notice);
    this.emit("changed", { channel, threadTs });
    return notice;
  }
}

function key(channel, threadTs) {
  return `${channel} ${threadTs ?? ""}`;
}

/** @returns {Array<string | undefined>} the thread, the channel itself, or both */
function places(message) {
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  if (!isReply) return [undefined, message.ts];
  return message.subtype === "thread_broadcast" ? [undefined, message.thread_ts] : [message.thread_ts];
}
