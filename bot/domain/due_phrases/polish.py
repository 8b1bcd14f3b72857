"""What Polish words mean in a due phrase, in their cases and without their accents."""

from collections.abc import Iterator, Mapping

from bot.domain.due_phrases.words import Kind, Lexemes, Word, alternatives, named, numbered, same, vocabulary
from bot.domain.due_phrases.zones import ZONES

# Adjectives and ordinals decline alike: masculine and neuter, then feminine, which names hours.
_HARD, _HARD_FEMININE = "e|ego|emu|ym|ych", "a|ej"
_SOFT, _SOFT_FEMININE = "ie|iego|iemu|im|ich", "ia|iej"


def _declined(stems: Mapping[int, str], endings: str) -> dict[int, str]:
    return {
        number: "|".join(stem + ending for stem in alternatives(names) for ending in alternatives(endings))
        for number, names in stems.items()
    }


def _joined_hours() -> Iterator[tuple[str, Lexemes]]:
    """Hours from 21 as one word: "dwudziestapierwsza"."""
    units = {21: "pierwsza|pierwszej", 22: "druga|drugiej", 23: "trzecia|trzeciej"}
    for hour, spellings in units.items():
        for unit in alternatives(spellings):
            for tens in ("dwudziesta", "dwudziestej"):
                yield tens + unit, (Word(Kind.HOUR_ORDINAL, hour),)


_HARD_ORDINALS = {
    1: "pierwsz",
    4: "czwart",
    5: "piat",
    6: "szost",
    7: "siodm",
    8: "osm",
    9: "dziewiat",
    10: "dziesiat",
    11: "jedenast",
    12: "dwunast",
    13: "trzynast",
    14: "czternast",
    15: "pietnast",
    16: "szesnast",
    17: "siedemnast",
    18: "osiemnast",
    19: "dziewietnast",
    20: "dwudziest",
    30: "trzydziest",
}
_SOFT_ORDINALS = {2: "drug", 3: "trzec"}
_SECOND_FEMININE = {2: "druga|drugiej"}
_CARDINALS = {
    0: "zero",
    1: "jeden|jedna|jedno|jednego|jednej|jednym",
    2: "dwa|dwie|dwoch|dwu|dwoma",
    3: "trzy|trzech|trzema",
    4: "cztery|czterech|czterema",
    5: "piec|pieciu",
    6: "szesc|szesciu",
    7: "siedem|siedmiu",
    8: "osiem|osmiu",
    9: "dziewiec|dziewieciu",
    10: "dziesiec|dziesieciu",
    11: "jedenascie|jedenastu",
    12: "dwanascie|dwunastu",
    13: "trzynascie|trzynastu",
    14: "czternascie|czternastu",
    15: "pietnascie|pietnastu",
    16: "szesnascie|szesnastu",
    17: "siedemnascie|siedemnastu",
    18: "osiemnascie|osiemnastu",
    19: "dziewietnascie|dziewietnastu",
    20: "dwadziescia|dwudziestu",
    30: "trzydziesci|trzydziestu",
    40: "czterdziesci|czterdziestu",
    50: "piecdziesiat|piecdziesieciu",
    60: "szescdziesiat|szescdziesieciu",
    70: "siedemdziesiat|siedemdziesieciu",
    80: "osiemdziesiat|osiemdziesieciu",
    90: "dziewiecdziesiat|dziewiecdziesieciu",
}
_MONTHS = {
    1: "styczen|stycznia|styczniu|styczniem|styczniowi|stycz|sty",
    2: "luty|lutego|lutym|lutemu|lut",
    3: "marzec|marca|marcu|marcem|marcowi|marz|mar",
    4: "kwiecien|kwietnia|kwietniu|kwietniem|kwietniowi|kwiec|kwie|kwi",
    5: "maj|maja|maju|majem|majowi",
    6: "czerwiec|czerwca|czerwcu|czerwcem|czerwcowi|czerw|czer|cze",
    7: "lipiec|lipca|lipcu|lipcem|lipcowi|lip",
    8: "sierpien|sierpnia|sierpniu|sierpniem|sierpniowi|sierp|sier|sie",
    9: "wrzesien|wrzesnia|wrzesniu|wrzesniem|wrzesniowi|wrzes|wrz",
    10: "pazdziernik|pazdziernika|pazdzierniku|pazdziernikiem|pazdziernikowi|pazdz|paz",
    11: "listopad|listopada|listopadzie|listopadem|listopadowi|listop|lis",
    12: "grudzien|grudnia|grudniu|grudniem|grudniowi|grud|gru",
}
_WEEKDAYS = {
    0: "poniedzialek|poniedzialku|poniedzialkiem|poniedzialkowi|poniedzialka|poniedz|pon|pn",
    1: "wtorek|wtorku|wtorkiem|wtorkowi|wtorka|wtor|wto|wt",
    2: "sroda|srode|srody|srodzie|srodo|sro|sr",
    3: "czwartek|czwartku|czwartkiem|czwartkowi|czwartka|czwart|czwar|czw|cz",
    4: "piatek|piatku|piatkiem|piatkowi|piatka|piat|pia|pt",
    5: "sobota|sobote|soboty|sobocie|soboto|sob|so",
    6: "niedziela|niedziele|niedzieli|niedz|ndz|nd",
}
_PLURAL_WEEKDAYS = {
    0: "poniedzialki|poniedzialkow",
    1: "wtorki|wtorkow",
    2: "srod",
    3: "czwartki|czwartkow",
    4: "piatki|piatkow",
    5: "sobot",
    6: "niedziel",
}
_UNITS = {
    "second": "sekunda|sekunde|sekundy|sekund|sek|s",
    "minute": "minuta|minute|minuty|minut|minucie|min|m",
    "hour": "godzine|godziny|godzin|godzinach",
    "day": "dzien|dnia|dni|dniu|dniach|doba|dobe|doby|dob|d",
    "week": "tydzien|tygodnia|tygodnie|tygodni|tygodniu|tygodniach|tyg",
    "month": "miesiac|miesiaca|miesiace|miesiecy|miesiacu|miesiacach|mies|msc|mc",
    "quarter": "kwartal|kwartalu|kwartaly|kwartalow",
    "year": "rok|roku|lata|lat|r",
}
_FEASTS = {
    "new year": "nowy rok|nowego roku|nowym roku",
    "epiphany": "trzech kroli|swieto trzech kroli|objawienie panskie",
    "valentine": "walentynki|walentynek|walentynkach|dzien zakochanych",
    "women": "dzien kobiet|dnia kobiet",
    "april fools": "prima aprilis",
    "labour": "swieto pracy|swieta pracy",
    "polish constitution": "swieto konstytucji|swieta konstytucji|dzien konstytucji",
    "polish mothers": "dzien matki|dnia matki|dzien mamy",
    "children": "dzien dziecka|dnia dziecka",
    "polish fathers": "dzien ojca|dnia ojca|dzien taty",
    "assumption": "wniebowziecie|matki boskiej zielnej|swieto wojska polskiego",
    "halloween": "halloween",
    "all saints": "wszystkich swietych|dzien wszystkich swietych",
    "all souls": "zaduszki|zaduszek|dzien zaduszny|dzien zmarlych",
    "november 11": "swieto niepodleglosci|swieta niepodleglosci|dzien niepodleglosci|dnia niepodleglosci",
    "st andrew": "andrzejki|andrzejek",
    "st nicholas": "mikolajki|mikolajek",
    "christmas eve": "wigilia|wigilie|wigilii|wigilia bozego narodzenia",
    "christmas": "boze narodzenie|bozego narodzenia|bozym narodzeniem|bozym narodzeniu",
    "new year eve": "sylwester|sylwestra|sylwestrem",
    "fat thursday": "tlusty czwartek|tlustego czwartku",
    "ash wednesday": "sroda popielcowa|srode popielcowa|popielec",
    "palm sunday": "niedziela palmowa|niedziele palmowa",
    "maundy thursday": "wielki czwartek|wielkiego czwartku",
    "good friday": "wielki piatek|wielkiego piatku",
    "holy saturday": "wielka sobota|wielka sobote|wielkiej soboty",
    "easter": "wielkanoc|wielkanocy|wielkanoca|niedziela wielkanocna|niedziele wielkanocna",
    "easter monday": "poniedzialek wielkanocny|lany poniedzialek|smigus dyngus",
    "pentecost": "zielone swiatki|zielonych swiatek",
    "corpus christi": "boze cialo|bozego ciala",
    "thanksgiving": "swieto dziekczynienia|dzien dziekczynienia",
}

_EDGES = {
    0: "poczatek|poczatku|poczatkiem",
    1: "polowa|polowie|polowy|srodek|srodku|w polowie",
    2: "koniec|konca|koncu|koncem|z koncem|pod koniec|przed koncem",
}
_PARTS = {
    "morning": "rano|rana|z rana|z samego rana|ranek|porankiem|nad ranem|"
    "przed poludniem|przedpoludniem|przedpoludnie",
    "noon": "poludnie|w poludnie",
    "afternoon": "po poludniu|popoludniu|popoludnie|popoludniem",
    "evening": "wieczorem|wieczor|wieczora|pod wieczor",
    "night": "noca|w nocy|noc|nocy",
}

POLISH = vocabulary(
    "pl",
    ZONES,
    numbered(Kind.WEEKDAY, _WEEKDAYS),
    numbered(Kind.WEEKDAYS, _PLURAL_WEEKDAYS),
    numbered(Kind.MONTH, _MONTHS),
    numbered(Kind.NUMBER_WORD, _CARDINALS, "word"),
    numbered(Kind.ORDINAL, _declined(_HARD_ORDINALS, "y"), "hour or day"),
    numbered(Kind.ORDINAL, _declined(_HARD_ORDINALS, _HARD), "day"),
    numbered(Kind.HOUR_ORDINAL, _declined(_HARD_ORDINALS, _HARD_FEMININE), "word"),
    numbered(Kind.ORDINAL, _declined(_SOFT_ORDINALS, "i"), "hour or day"),
    numbered(Kind.ORDINAL, _declined(_SOFT_ORDINALS, _SOFT), "day"),
    numbered(Kind.HOUR_ORDINAL, _declined({3: "trzec"}, _SOFT_FEMININE) | _SECOND_FEMININE, "word"),
    _joined_hours(),
    named(Kind.DECIMAL, {"1.5": "poltora|poltorej", "2": "para|pare|pary", "3": "kilka|kilku|kilkoma"}),
    same("pol|polowa godziny", Word(Kind.HALF, 30)),
    same("kwadrans|kwadransa|kwadransy", Word(Kind.QUARTER, 15, text="quarter of an hour")),
    named(Kind.UNIT, _UNITS),
    same("h", Word(Kind.HOUR_LETTER, text="hour")),
    same("godzina|godzinie|godz|g|godzina rowna", Word(Kind.OCLOCK, text="hour")),
    same(
        "dzien roboczy|dnia roboczego|dni robocze|dni roboczych|dniu roboczym|dniach roboczych",
        Word(Kind.WORKING_DAYS, text="working day"),
    ),
    same("weekend|weekendu|weekendzie|weekendem", Word(Kind.WEEKEND, text="weekend")),
    numbered(
        Kind.RELATIVE_DAY,
        {
            0: "dzis|dzisiaj|dzisiejszy|dzisiejszego|dzisiejsza|dzisiejszej|dzisiejsze|dzisiejszym",
            1: "jutro|jutra|jutrem|jutrze|jutrzejszy|jutrzejszego|jutrzejsza|jutrzejszym",
            2: "pojutrze|po jutrze|dzien po jutrze|pojutrza",
            -1: "wczoraj|wczorajszy",
            -2: "przedwczoraj",
        },
    ),
    same(
        "teraz|natychmiast|od razu|zaraz",
        Word(Kind.IN),
        Word(Kind.NUMBER_WORD, 0),
        Word(Kind.UNIT, text="second"),
    ),
    named(Kind.NEXT, {"next": _declined({1: "nastepn|przyszl|kolejn"}, f"y|{_HARD}|{_HARD_FEMININE}")[1]}, 1),
    named(Kind.THIS, {"this": _declined({0: "biezac|obecn"}, f"y|{_HARD}|{_HARD_FEMININE}")[0]}),
    named(Kind.THIS, {"this": "ten|ta|to|te|tego|tej|tym"}),
    named(Kind.LAST, {"last": _declined({0: "ostatn|poprzedn"}, f"i|{_SOFT}|{_SOFT_FEMININE}")[0]}, -1),
    named(Kind.LAST, {"last": _declined({0: "zeszl|ubiegl|minion"}, f"y|{_HARD}|{_HARD_FEMININE}")[0]}, -1),
    named(Kind.COMING, {"": _declined({0: "najblizsz|nadchodzac"}, f"y|{_HARD}|{_HARD_FEMININE}")[0]}),
    numbered(Kind.EDGE, _EDGES),
    same("fajrant|fajrantu", Word(Kind.END_OF_DAY)),
    numbered(Kind.LATER, {1: "od teraz|od dzis|od dzisiaj|potem|pozniej|od tej chwili", -1: "temu"}),
    numbered(Kind.AFTER, {1: "po|od", -1: "przed"}),
    named(Kind.PART_OF_DAY, _PARTS),
    numbered(Kind.NAMED_HOUR, {12: "samo poludnie|w samo poludnie|poludniem", 24: "polnoc|polnocy|polnoca"}),
    numbered(
        Kind.OFFSET,
        {
            15: "kwadrans po",
            -15: "kwadrans do|kwadrans przed|za kwadrans przed",
            -30: "wpol do|pol do|w pol do|o wpol do",
        },
    ),
    named(Kind.FEAST, _FEASTS),
    same("o|kolo|okolo|ok|mniej wiecej o|gdzies o|ok o|na godzine|do godziny|po godzinie", Word(Kind.AT)),
    same("w|we|za|w ciagu|w przeciagu|w czasie|w terminie", Word(Kind.IN)),
    same("i", Word(Kind.CONJUNCTION)),
    same(
        "do|az do|na|najpozniej|najpozniej do|najpozniej w|najpozniej we|nie pozniej niz|"
        "nie pozniej niz do|nie pozniej niz w|termin",
        Word(Kind.BY),
    ),
    same("a|lub|albo|miedzy|pomiedzy", Word(Kind.RANGE)),
    same("z|ze|tak|rowno|dokladnie", Word(Kind.ARTICLE)),
    same("punkt|wlacznie"),
)
