"""What English words mean in a due phrase."""

from bot.domain.due_words import Word, named, numbered, same, vocabulary
from bot.domain.due_zones import ZONES

_OFFSETS = {
    15: "quarter past|a quarter past|quarter after|a quarter after",
    30: "half past",
    -15: "quarter to|a quarter to|quarter till|a quarter till|quarter before|a quarter before",
}
_CARDINALS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen"
).split("|")
_ORDINALS_FROM_THIRD = (
    "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
).split("|")
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety"}

_UNITS = {
    "second": "seconds|sec|secs",
    "minute": "minute|minutes|min|mins|m",
    "hour": "hour|hours|hr|hrs",
    "day": "day|days|d",
    "week": "week|weeks|wk|wks|w",
    "fortnight": "fortnight|fortnights",
    "month": "month|months|mo|mos|mth|mths",
    "quarter": "quarters|qtr",
    "year": "year|years|yr|yrs|y",
}
_TIMES = {
    "second": "seconds time",
    "minute": "minutes time|minute time",
    "hour": "hours time",
    "day": "days time",
    "week": "weeks time",
    "month": "months time",
    "year": "years time",
}
_FEASTS = {
    "new year": "new years day|new year|new years",
    "epiphany": "epiphany",
    "valentine": "valentines day|valentine day|valentines",
    "women": "womens day|international womens day",
    "ides of march": "ides of march",
    "patrick": "st patricks day|saint patricks day|st paddys day",
    "april fools": "april fools|april fools day|april fool day",
    "juneteenth": "juneteenth",
    "independence": "independence day|fourth of july|4th of july",
    "halloween": "halloween|halloween day",
    "all saints": "all saints day|all saints",
    "all souls": "all souls day|all souls",
    "november 11": "veterans day|armistice day|remembrance day",
    "christmas eve": "christmas eve|xmas eve",
    "christmas": "christmas|xmas|christmas day|xmas day",
    "boxing day": "boxing day",
    "new year eve": "new years eve|new year eve",
    "shrove tuesday": "shrove tuesday|mardi gras|pancake day",
    "ash wednesday": "ash wednesday",
    "palm sunday": "palm sunday",
    "maundy thursday": "maundy thursday",
    "good friday": "good friday",
    "holy saturday": "holy saturday",
    "easter": "easter|easter sunday|easter day",
    "easter monday": "easter monday",
    "ascension": "ascension day|ascension",
    "pentecost": "pentecost|whit sunday",
    "corpus christi": "corpus christi",
    "martin luther king": "martin luther king day|mlk day|martin luther kings day",
    "presidents": "presidents day|president day",
    "memorial": "memorial day",
    "labor": "labor day",
    "thanksgiving": "thanksgiving|thanksgiving day",
    "black friday": "black friday",
    "cyber monday": "cyber monday",
}

_WEEK_END = (Word("E", 2), Word("U", text="week"))
_MONTH_END = (Word("E", 2), Word("U", text="month"))
_QUARTER_END = (Word("E", 2), Word("U", text="quarter"))
_YEAR_END = (Word("E", 2), Word("U", text="year"))

ENGLISH = vocabulary(
    "en",
    ZONES,
    numbered(
        "W",
        {
            0: "monday|mon",
            1: "tuesday|tue|tues",
            2: "wednesday|wed|weds",
            3: "thursday|thu|thur|thurs",
            4: "friday|fri",
            5: "saturday|sat",
            6: "sunday|sun",
        },
    ),
    numbered(
        "S",
        {
            0: "mondays|mons",
            1: "tuesdays",
            2: "wednesdays",
            3: "thursdays",
            4: "fridays|fris",
            5: "saturdays|sats",
            6: "sundays|suns",
        },
    ),
    numbered(
        "M",
        {
            1: "january|jan",
            2: "february|feb",
            3: "march|mar",
            4: "april|apr",
            5: "may",
            6: "june|jun",
            7: "july|jul",
            8: "august|aug",
            9: "september|sept|sep",
            10: "october|oct",
            11: "november|nov",
            12: "december|dec",
        },
    ),
    numbered("w", dict(enumerate(_CARDINALS)), "word"),
    numbered("w", _TENS, "word"),
    numbered("w", {2: "a couple of|couple of|a couple|couple", 3: "a few|few"}),
    numbered("o", {1: "first", 30: "thirtieth"} | dict(enumerate(_ORDINALS_FROM_THIRD, 3)), "word"),
    same("second", Word("s", 2, text="second")),
    same("a|an", Word("a", 1)),
    named("c", {"0.5": "half a|half an|a half"}),
    named("c", {"0.25": "quarter of a|quarter of an|a quarter of a|a quarter of an"}),
    named("c", {"0.75": "three quarters of a|three quarters of an"}),
    same("and a half", Word("&"), Word("J", 30)),
    same("half", Word("J", 30)),
    same("quarter|a quarter", Word("q", 15, text="quarter")),
    same("q", Word("Q")),
    named("U", _UNITS),
    named("U", _TIMES),
    same("h", Word("v", text="hour")),
    same(
        "business day|business days|working day|working days|work day|work days|workday|workdays|bd",
        Word("B", text="working day"),
    ),
    same("weekend|week end", Word("e", text="weekend")),
    numbered(
        "R",
        {
            0: "today|todays",
            1: "tomorrow|tomorrows|tmrw|tmr|tmw|tomorow|tommorow|tommorrow|2morrow",
            2: "day after tomorrow|overmorrow",
            -1: "yesterday|yesterdays",
            -2: "day before yesterday",
        },
    ),
    same("tonight|tonite", Word("R", 0), Word("P", text="night")),
    same("now|right now|just now|immediately", Word("I"), Word("w", 0), Word("U", text="second")),
    named("N", {"next": "next|following"}, 1),
    named("H", {"this": "this|current"}),
    named("L", {"last": "last|final|previous|to last"}, -1),
    same("coming|upcoming", Word("C")),
    same("after next", Word("j")),
    numbered("E", {0: "start|beginning|begin", 1: "middle|mid", 2: "end|ending"}),
    same(
        "eod|cob|eob|cop|close of business|close of play|end of business|end of business day|end of day|"
        "end of the day|end of the business day|end of work",
        Word("x"),
    ),
    same("eow|weeks end", *_WEEK_END),
    same("eom|month end|months end", *_MONTH_END),
    same("eoq|quarter end|quarters end", *_QUARTER_END),
    same("eoy|year end|years end", *_YEAR_END),
    numbered("F", {1: "from now|from today|from right now|from this moment|hence|later", -1: "ago"}),
    numbered("G", {1: "after|from", -1: "before|prior to|ahead of"}),
    numbered("p", {1: "past", -1: "to"}),
    named(
        "P",
        {
            "morning": "morning|in the morning|in morning|mornings|first thing|first thing in the morning",
            "afternoon": "afternoon|in the afternoon|in afternoon|after noon",
            "evening": "evening|in the evening|in evening",
            "night": "night|at night|in the night|by night",
        },
    ),
    numbered(
        "m", {12: "noon|midday|mid day|noontime|noonish|lunch|lunchtime|lunch time", 24: "midnight|mid night"}
    ),
    numbered("z", {0: "in the am|in the a m", 12: "in the pm|in the p m"}),
    same("oclock|o clock|ish", Word("K", text="oclock")),
    numbered("b", _OFFSETS),
    named("Y", _FEASTS),
    same("at|around|about|approximately|approx|roughly|circa|ca|exactly at|at around|at about", Word("A")),
    same("in|within|during|inside", Word("I")),
    same("and", Word("&")),
    same(
        "by|due|due by|due on|due at|on|for|until|till|til|up to|no later than|not later than",
        Word("u"),
    ),
    same("through|thru|or|between|either|versus", Word("r")),
    same("the", Word("i", 1)),
    same("of", Word("i")),
    same("at the latest|latest|sharp|exactly|precisely|or so|or earlier|or sooner"),
)
