"""What emoji add to words: short names as Slack writes them, signs, and emoticons."""

import re
from collections.abc import Iterable

_TONE = re.compile(r":skin-tone-\d:")


def _set(emoji: str) -> frozenset[str]:
    return frozenset(emoji.split())


FOR = _set(
    ":+1: :thumbsup: :white_check_mark: :heavy_check_mark: :ballot_box_with_check: :ok_hand: "
    ":ok: 👍 ✅ ✔ ☑ 👌 🆗"
)
AGAINST = _set(":-1: :thumbsdown: :x: :no_entry: :no_entry_sign: :negative_squared_cross_mark: 👎 ❌ ⛔ 🚫")
_FRIENDLY = _set(
    ":tada: :rocket: :raised_hands: :clap: :slightly_smiling_face: :smile: :smiley: "
    ":grinning: :grin: :blush: :heart: :fire: :100: :muscle: :star: :star2: :sparkles: :pray: "
    ":handshake: :partying_face: :saluting_face: :wave: :heart_eyes: :relaxed: :ship: "
    ":shipit: :sunny: :trophy: :champagne: :clinking_glasses: :blue_heart: :green_heart: "
    ":large_green_circle: :moneybag: :bulb: :relieved: :hugging_face: 🎉 🚀 🙌 👏 🙂 😀 😃 😄 😁 😊 ❤ 🔥 "
    "💯 💪 ⭐ 🌟 ✨ 🙏 🤝 🥳 🫡 👋 😍 🚢 🟢 :) :-) :') :D :-D =) =D"
)
MOCKING = _set(
    ":upside_down_face: :face_with_rolling_eyes: :rolling_eyes: :roll_eyes: :eyeroll: :smirk: "
    ":clown_face: :joy: :rolling_on_the_floor_laughing: :rofl: :stuck_out_tongue: "
    ":stuck_out_tongue_winking_eye: :zany_face: :lol: :stuck_out_tongue_closed_eyes: "
    ":laughing: :satisfied: :sweat_smile: :facepalm: :face_palm: :unamused: :trollface: "
    ":face_with_raised_eyebrow: :sarcasm: :kappa: :wink: :squinting_face_with_tongue: :troll: "
    ":skull: :man_facepalming: :woman_facepalming: :see_no_evil: :melting_face: 🙃 🙄 😏 🤡 😂 🤣 😛 "
    "😜 🤪 😝 😆 😅 🤦 😒 🤨 😉 💀 🙈 🫠 :P :p :-P :-p ;) ;-) ;P ;p ;D =P =p"
)


def has_any(emoji: Iterable[str], kind: frozenset[str]) -> bool:
    return any(_name(each) in kind for each in emoji)


def are_friendly(emoji: Iterable[str]) -> bool:
    """Nothing among them casts a doubt on an approval."""
    return all(_name(each) in FOR | _FRIENDLY for each in emoji)


def _name(emoji: str) -> str:
    """Without the tone of its skin."""
    return _TONE.sub("", emoji)
