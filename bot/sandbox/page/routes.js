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
