"""The zone that stands beside a time: "9:30 in New York", "9:30 Europe/Rome", "9:30 UTC"."""

import re
from itertools import islice

from bot.domain.folding import folded
from bot.domain.standups.city_names import zones_by_city

_BESIDE = re.compile(r"\s*(?:in|w|we|a|ad|di)\s", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_LONGEST_ZONE = 3
_TIME_OF = re.compile(r"\s+time\b", re.IGNORECASE)


def zone_at(text: str, start: int) -> tuple[str | None, int]:
    """As many words as name a zone or its city, and where they end."""
    begin = _BESIDE.match(text, start)
    words = list(islice(_WORD.finditer(text, begin.end() if begin else start), _LONGEST_ZONE))
    for count in range(len(words), 0, -1):
        zone_name = zones_by_city().get(folded(" ".join(word[0] for word in words[:count])))
        if zone_name:
            after = _TIME_OF.match(text, words[count - 1].end())
            return zone_name, after.end() if after else words[count - 1].end()
    return None, start
