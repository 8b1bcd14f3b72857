/** How messages follow one another: days, what is new, and which belong to the message above. */

import { dayLabel, isoDate } from "./dates.js";
import { h } from "./dom.js";

const GROUPED_WITHIN = 300;

/**
 * @param {{viewer: object, threadTs?: string, unreadFrom: number | null}} options `unreadFrom`: what was read last
 * @returns {Array<{message: object, dividers: object[], grouped: boolean}>}
 */
export function arrange(messages, { viewer, threadTs, unreadFrom }) {
  const dayOf = (message) => isoDate(Number(message.ts), viewer);
  const firstNew = unreadFrom === null ? null : messages.find((message) => Number(message.ts) > unreadFrom && message.user !== viewer.id);
  return messages.map((message, index) => {
    const previous = messages[index - 1];
    const dividers = [];
    const isNew = message === firstNew;
    if (!previous || dayOf(previous) !== dayOf(message)) dividers.push({ kind: "day", at: Number(message.ts), day: dayOf(message), isNew });
    else if (isNew) dividers.push({ kind: "new" });
    if (threadTs && previous?.ts === threadTs) dividers.push({ kind: "replies", count: messages.length - 1 });
    return { message, dividers, grouped: !dividers.length && belongsTo(message, previous) };
  });
}

function belongsTo(message, previous) {
  return previous.user === message.user
    && !message.subtype && !previous.subtype
    && !message.notice && !previous.notice
    && Boolean(message.ephemeral) === Boolean(previous.ephemeral)
    && Number(message.ts) - Number(previous.ts) < GROUPED_WITHIN;
}

export function renderDivider({ kind, at, isNew, count }, now, viewer) {
  if (kind === "new") return h("div.unread-mark", { role: "separator", "aria-label": "New messages" }, h("span", {}, "New"));
  if (kind === "replies") return h("div.replies", { role: "separator" }, h("span", {}, count === 1 ? "1 reply" : `${count} replies`));
  const label = dayLabel(at, now, viewer);
  return h("div.day", { class: isNew ? "unread-mark" : null, role: "separator", "aria-label": label },
    h("span.day-label", {}, label), isNew ? h("span", {}, "New") : null);
}
