/** Addresses within the page: `#/C1`, `#/C1/<ts>`, `#/C1/thread/<ts>`, `#/app/home`. */

export function parseRoute(hash) {
  const [place, second, third] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  if (place === "app") return { place, tab: second };
  return second === "thread" ? { place, threadTs: third } : { place, ts: second };
}

/** The route of a permalink (`…/archives/C1/p1700000000000100?thread_ts=…`), or null for any other address. */
export function routeOfPermalink(address) {
  const url = new URL(address, location.href);
  const [, channel, digits] = /^\/archives\/(\w+)\/p(\d+)$/.exec(url.pathname) ?? [];
  if (!channel) return null;
  const threadTs = url.searchParams.get("thread_ts");
  const ts = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  return { channel, route: threadTs && threadTs !== ts ? `${channel}/thread/${threadTs}` : `${channel}/${ts}` };
}

/** The route of Slack's deep link to an app's tab (`slack://app?team=T1&id=A1&tab=home`), or null. */
export function routeOfAppLink(address) {
  const [, query] = /^slack:\/\/app\/?\?(.*)$/.exec(address) ?? [];
  return query ? `app/${new URLSearchParams(query).get("tab") ?? "messages"}` : null;
}
