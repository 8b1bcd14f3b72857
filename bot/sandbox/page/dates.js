/** Instants are seconds since 1970; all text is in the viewed person's zone and locale. */

const DAY = 86400;

const STYLES = {
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_slash: { year: "numeric", month: "2-digit", day: "2-digit" },
  time: { timeStyle: "short" },
  time_secs: { timeStyle: "medium" },
};

const ALIASES = { date_long_full: "date_long", day_divider: "date_long" };

const formatters = new Map();

function formatter(viewer, style) {
  const key = `${viewer.locale}|${viewer.tz}|${JSON.stringify(style)}`;
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(viewer.locale, { ...style, timeZone: viewer.tz }));
  }
  return formatters.get(key);
}

export function format(seconds, viewer, style) {
  return formatter(viewer, style).format(seconds * 1000);
}

export function timeOfDay(seconds, viewer) {
  return format(seconds, viewer, STYLES.time);
}

export function weekdayAndTime(seconds, viewer) {
  return `${format(seconds, viewer, { weekday: "short" })} ${timeOfDay(seconds, viewer)}`;
}

export function fullInstant(seconds, viewer) {
  return format(seconds, viewer, { dateStyle: "full", timeStyle: "medium" });
}

/** Local calendar date as YYYY-MM-DD. */
export function isoDate(seconds, viewer) {
  return format(seconds, { tz: viewer.tz, locale: "en-CA" }, STYLES.date_slash);
}

/** Local time as HH:MM, 24 hours. */
export function isoTime(seconds, viewer) {
  return format(seconds, { tz: viewer.tz, locale: "en-GB" }, { hour: "2-digit", minute: "2-digit" });
}

/** Whole calendar days from `now` to the instant, both in the viewer's zone. */
function daysFromNow(seconds, now, viewer) {
  const day = (instant) => Date.parse(isoDate(instant, viewer)) / 1000 / DAY;
  return day(seconds) - day(now);
}

function relativeDay(days, locale) {
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

export function dayLabel(seconds, now, viewer) {
  const days = daysFromNow(seconds, now, viewer);
  if (Math.abs(days) <= 1) return capitalised(relativeDay(days, viewer.locale), viewer.locale);
  const style = { weekday: "long", month: "long", day: "numeric" };
  return format(seconds, viewer, Math.abs(days) > 300 ? { ...style, year: "numeric" } : style);
}

function capitalised(text, locale) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

export function ago(seconds, now, viewer) {
  const words = new Intl.RelativeTimeFormat(viewer.locale, { numeric: "auto" });
  const distance = seconds - now;
  for (const [unit, length] of [["day", DAY], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(distance) >= length) return words.format(Math.trunc(distance / length), unit);
  }
  return words.format(0, "minute");
}

/** Expands the `{date_short_pretty}`-like placeholders of Slack's `<!date^...>` token. */
export function expandDateFormat(template, seconds, now, viewer) {
  return template.replace(/\{(\w+)\}/g, (whole, placeholder) => expand(placeholder, seconds, now, viewer) ?? whole);
}

function expand(placeholder, seconds, now, viewer) {
  if (placeholder === "date_num") return isoDate(seconds, viewer);
  if (placeholder === "ago") return ago(seconds, now, viewer);
  const plain = placeholder.replace(/_pretty$/, "");
  const style = STYLES[ALIASES[plain] ?? plain];
  if (!style) return null;
  if (plain !== placeholder) {
    const days = daysFromNow(seconds, now, viewer);
    if (Math.abs(days) <= 1) return relativeDay(days, viewer.locale);
  }
  return format(seconds, viewer, style);
}

/** The instant of a local date and time in a zone; a time in a daylight-saving gap moves past it. */
export function instantOf(date, time, tz) {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`) / 1000;
  const first = asIfUtc - offset(asIfUtc, tz);
  return asIfUtc - offset(first, tz);
}

/** Seconds that the zone's clock is ahead of UTC at an instant. */
function offset(seconds, tz) {
  const viewer = { tz, locale: "en-CA" };
  return Date.parse(`${isoDate(seconds, viewer)}T${isoTime(seconds, viewer)}:00Z`) / 1000 - Math.floor(seconds / 60) * 60;
}
