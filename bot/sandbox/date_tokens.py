"""Slack's date tokens, as a reader in some zone sees them (English)."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

TOKEN = re.compile(r"<!date\^(\d+)\^([^^|>]*)(?:\^[^|>]*)?\|([^>]*)>")
FIELD = re.compile(r"\{(\w+)\}")
FORMATS = {
    "date_num": "%Y-%m-%d",
    "date_slash": "%m/%d/%Y",
    "time": "%H:%M",
    "time_secs": "%H:%M:%S",
    "date": "%B {day}, %Y",
    "date_short": "%b {day}, %Y",
    "date_long": "%A, %B {day}, %Y",
    "date_long_full": "%A, %B {day}, %Y",
    "day_divider_pretty": "%A, %B {day}",
}


def render(text: str, zone: ZoneInfo, now: datetime) -> str:
    def token(match: re.Match[str]) -> str:
        at = datetime.fromtimestamp(int(match[1]), zone)
        return FIELD.sub(lambda field: _field(field[1], at, now.astimezone(zone)), match[2])

    return TOKEN.sub(token, text)


def _field(name: str, at: datetime, now: datetime) -> str:
    """An unknown field stays as it was written, as in Slack."""
    if name == "ago":
        return _ago(at, now)
    if name.endswith("_pretty") and (near := _near(at.date(), now.date())):
        return near
    pattern = FORMATS.get(name) or FORMATS.get(name.removesuffix("_pretty"))
    return at.strftime(pattern.replace("{day}", str(at.day))) if pattern else f"{{{name}}}"


def _near(day: date, today: date) -> str:
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days, "")


def _ago(at: datetime, now: datetime) -> str:
    gap = abs(now - at)
    if gap < timedelta(hours=1):
        length = f"{int(gap.total_seconds() // 60)} minutes"
    elif gap < timedelta(days=1):
        length = f"{int(gap.total_seconds() // 3600)} hours"
    else:
        length = f"{gap.days} days"
    return f"in {length}" if at > now else f"{length} ago"
