"""Zones that people name beside a time, in minutes east of Greenwich."""

from bot.domain.due_phrases.words import Kind, numbered

# IST is taken for India's, CST and EST for those of North America.
ZONES = tuple(
    numbered(
        Kind.ZONE,
        {
            0: "gmt|utc|zulu",
            60: "cet|bst",
            120: "cest|eet|sast",
            180: "eest|msk",
            330: "ist",
            480: "sgt|hkt",
            540: "jst|kst",
            600: "aest",
            -180: "brt",
            -240: "edt",
            -300: "est|cdt",
            -360: "cst|mdt",
            -420: "mst|pdt",
            -480: "pst|akdt",
        },
    )
)
