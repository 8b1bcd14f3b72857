"""Emoji by the short names that Slack uses."""

import functools

import emoji

SLACK_NAMES = {
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "large_orange_circle": "🟠",
    "large_blue_circle": "🔵",
    "large_purple_circle": "🟣",
    "large_brown_circle": "🟤",
    "white_check_mark": "✅",
    "heavy_check_mark": "✔️",
    "warning": "⚠️",
    "spiral_calendar_pad": "🗓️",
    "calendar": "📆",
    "date": "📅",
    "slightly_smiling_face": "🙂",
    "simple_smile": "🙂",
    "hammer_and_wrench": "🛠️",
    "octagonal_sign": "🛑",
    "face_with_monocle": "🧐",
}


@functools.cache
def short_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for character, data in emoji.EMOJI_DATA.items():
        if data["status"] > emoji.STATUS["fully_qualified"]:
            continue
        for name in (data["en"], *data.get("alias", ())):
            found.setdefault(name.strip(":"), character)
    return found | SLACK_NAMES


def is_known(name: str) -> bool:
    base, _, tone = name.partition("::")
    return base in short_names() and (not tone or tone in {f"skin-tone-{n}" for n in range(2, 7)})
