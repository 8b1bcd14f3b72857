"""What Italian words mean in a due phrase, without their accents; an elided article stands alone."""

from bot.domain.due_phrases.words import Kind, Word, named, numbered, same, vocabulary
from bot.domain.due_phrases.zones import ZONES

_TENS = {20: "vent", 30: "trent", 40: "quarant", 50: "cinquant"}
_TENS_ENDINGS = {20: "i", 30: "a", 40: "a", 50: "a"}
_UNITS_OF_TEN = {
    1: "uno|un",
    2: "due",
    3: "tre",
    4: "quattro",
    5: "cinque",
    6: "sei",
    7: "sette",
    8: "otto",
    9: "nove",
}


def _compound(tens: int, unit: int) -> str:
    """ "ventitre", but "ventuno" and "ventotto": the ending falls before a vowel."""
    spelling = _UNITS_OF_TEN[unit]
    ending = "" if spelling[0] in "uo" else _TENS_ENDINGS[tens]
    return "|".join(_TENS[tens] + ending + each for each in spelling.split("|"))


_CARDINALS = {
    0: "zero",
    2: "due",
    3: "tre",
    4: "quattro",
    5: "cinque",
    6: "sei",
    7: "sette",
    8: "otto",
    9: "nove",
    10: "dieci",
    11: "undici",
    12: "dodici",
    13: "tredici",
    14: "quattordici",
    15: "quindici",
    16: "sedici",
    17: "diciassette",
    18: "diciotto",
    19: "diciannove",
    20: "venti",
    30: "trenta",
    40: "quaranta",
    50: "cinquanta",
    60: "sessanta",
    70: "settanta",
    80: "ottanta",
    90: "novanta",
}
_COMPOUNDS = {tens + unit: _compound(tens, unit) for tens in _TENS for unit in _UNITS_OF_TEN}
_ORDINALS = {
    1: "primo|prima|primi",
    2: "seconda",
    3: "terzo|terza",
    4: "quarto|quarta",
    5: "quinto|quinta",
    6: "sesto|sesta",
    7: "settimo|settima",
    8: "ottavo|ottava",
    9: "nono|nona",
    10: "decimo|decima",
}
_UNITS = {
    "second": "secondi|sec|s",
    "minute": "minuto|minuti|min|m",
    "hour": "ora",
    "day": "giorno|giorni|giornata|giornate|gg|g",
    "week": "settimana|settimane|sett",
    "month": "mese|mesi",
    "quarter": "trimestre|trimestri",
    "year": "anno|anni",
}
_FEASTS = {
    "new year": "capodanno|primo dell anno|il primo dell anno|anno nuovo",
    "epiphany": "epifania|befana",
    "valentine": "san valentino|festa di san valentino|festa degli innamorati",
    "women": "festa della donna|festa delle donne",
    "ides of march": "idi di marzo",
    "joseph": "festa del papa|festa di san giuseppe|san giuseppe|festa del babbo",
    "april fools": "pesce d aprile",
    "liberation": "liberazione|festa della liberazione|anniversario della liberazione",
    "labour": "festa del lavoro|festa dei lavoratori|primo maggio",
    "italian republic": "festa della repubblica|repubblica",
    "assumption": "ferragosto|assunzione|assunta",
    "halloween": "halloween",
    "all saints": "ognissanti|tutti i santi|festa di ognissanti|santi",
    "all souls": "morti|giorno dei morti|commemorazione dei defunti|commemorazione dei morti|festa dei morti",
    "st nicholas": "san nicola",
    "immaculate": "immacolata|immacolata concezione|festa dell immacolata",
    "christmas eve": "vigilia|vigilia di natale",
    "christmas": "natale|giorno di natale",
    "boxing day": "santo stefano|san stefano",
    "new year eve": "vigilia di capodanno|san silvestro|notte di san silvestro|ultimo dell anno",
    "fat thursday": "giovedi grasso",
    "shrove tuesday": "martedi grasso|carnevale",
    "ash wednesday": "mercoledi delle ceneri|le ceneri|ceneri",
    "palm sunday": "domenica delle palme|le palme",
    "maundy thursday": "giovedi santo",
    "good friday": "venerdi santo",
    "holy saturday": "sabato santo",
    "easter": "pasqua|domenica di pasqua",
    "easter monday": "pasquetta|lunedi dell angelo|lunedi di pasqua",
    "ascension": "ascensione",
    "pentecost": "pentecoste",
    "corpus christi": "corpus domini",
    "italian mothers": "festa della mamma",
    "thanksgiving": "giorno del ringraziamento|ringraziamento|festa del ringraziamento",
    "black friday": "black friday",
}
_PARTS = {
    "morning": "mattina|mattino|mattinata|in mattinata|mattutino",
    "afternoon": "pomeriggio|nel pomeriggio",
    "evening": "sera|serata|in serata",
    "night": "notte|nella notte",
}

ITALIAN = vocabulary(
    "it",
    ZONES,
    numbered(
        Kind.WEEKDAY,
        {
            0: "lun",
            2: "mer|merc",
            3: "gio|giov",
            4: "ven",
            5: "sabato|sab",
            6: "domenica|dom",
        },
    ),
    numbered(
        Kind.WEEKDAY, {0: "lunedi", 1: "martedi", 2: "mercoledi", 3: "giovedi", 4: "venerdi"}, "invariable"
    ),
    numbered(Kind.WEEKDAYS, {5: "sabati", 6: "domeniche"}),
    same("mar", Word(Kind.WEEKDAY_OR_MONTH, 1, 3)),
    numbered(
        Kind.MONTH,
        {
            1: "gennaio|gen|genn",
            2: "febbraio|feb|febb",
            3: "marzo",
            4: "aprile|apr",
            5: "maggio|mag|magg",
            6: "giugno|giu",
            7: "luglio|lug",
            8: "agosto|ago",
            9: "settembre|set",
            10: "ottobre|ott",
            11: "novembre|nov",
            12: "dicembre|dic",
        },
    ),
    numbered(Kind.NUMBER_WORD, _CARDINALS | _COMPOUNDS),
    same("un|uno|una", Word(Kind.ONE, 1)),
    same("l una|le una", Word(Kind.AT), Word(Kind.ONE, 1)),
    numbered(Kind.ORDINAL, _ORDINALS, "word"),
    same("secondo", Word(Kind.SECOND, 2, text="second")),
    named(
        Kind.DECIMAL,
        {"0.5": "mezz|mezza|mezzo", "2": "un paio|un paio di|paio di", "3": "qualche|alcuni|alcune"},
    ),
    same("un quarto d ora|quarto d ora", Word(Kind.DECIMAL, text="0.25"), Word(Kind.UNIT, text="hour")),
    same("mezzora", Word(Kind.DECIMAL, text="0.5"), Word(Kind.UNIT, text="hour")),
    same("tre quarti d ora", Word(Kind.DECIMAL, text="0.75"), Word(Kind.UNIT, text="hour")),
    same("e mezza|e mezzo", Word(Kind.AND_MINUTES), Word(Kind.HALF, 30)),
    same("un quarto", Word(Kind.QUARTER, 15, text="quarter of an hour")),
    same("tre quarti", Word(Kind.QUARTER, 45)),
    named(Kind.UNIT, _UNITS),
    same("h", Word(Kind.HOUR_LETTER, text="hour")),
    same("ore", Word(Kind.OCLOCK, text="hour")),
    same(
        "giorno lavorativo|giorni lavorativi|giorno feriale|giorni feriali|gg lavorativi|"
        "giorno utile|giorni utili",
        Word(Kind.WORKING_DAYS, text="working day"),
    ),
    same("fine settimana|weekend|finesettimana|week end", Word(Kind.WEEKEND, text="weekend")),
    numbered(
        Kind.RELATIVE_DAY,
        {
            0: "oggi|in giornata|quest oggi|giornata odierna",
            1: "domani|indomani",
            2: "dopodomani|dopo domani|giorno dopo domani",
            -1: "ieri",
            -2: "l altro ieri|altro ieri|avantieri",
        },
    ),
    same("stasera", Word(Kind.RELATIVE_DAY, 0), Word(Kind.PART_OF_DAY, text="evening")),
    same("stanotte", Word(Kind.RELATIVE_DAY, 0), Word(Kind.PART_OF_DAY, text="night")),
    same("stamattina|stamane|stamani", Word(Kind.RELATIVE_DAY, 0), Word(Kind.PART_OF_DAY, text="morning")),
    same(
        "adesso|ora stessa|subito|immediatamente",
        Word(Kind.IN),
        Word(Kind.NUMBER_WORD, 0),
        Word(Kind.UNIT, text="second"),
    ),
    named(
        Kind.NEXT, {"next": "prossimo|prossima|prossimi|prossime|seguente|che viene|entrante|successivo"}, 1
    ),
    named(Kind.THIS, {"this": "questo|questa|quest|corrente|in corso"}),
    named(Kind.LAST, {"last": "ultimo|ultima|scorso|scorsa|passato|passata|precedente"}, -1),
    numbered(
        Kind.EDGE,
        {0: "inizio|inizi", 1: "meta", 2: "fine|termine|prima di fine|prima della fine|ultimo giorno di"},
    ),
    numbered(Kind.LATER, {1: "da ora|da adesso|da oggi|piu tardi", -1: "fa|or sono"}),
    numbered(Kind.AFTER, {1: "dopo|da", -1: "prima di|prima del|prima della|prima dell"}),
    same("prima delle", Word(Kind.AFTER, -1), Word(Kind.AT)),
    named(Kind.PART_OF_DAY, _PARTS),
    numbered(Kind.NAMED_HOUR, {12: "mezzogiorno|mezzodi|mezzo giorno", 24: "mezzanotte|mezza notte"}),
    named(Kind.FEAST, _FEASTS),
    same(
        "alle|alla|all|a|ad|le|verso|verso le|verso l|intorno a|intorno alle|intorno al|circa|circa alle|"
        "attorno alle|alle ore|per le|entro le|delle",
        Word(Kind.AT),
    ),
    same("in|tra|fra|entro|nel|nello|nella|nell|nei|nelle|nel giro di|entro e non oltre", Word(Kind.IN)),
    same("e", Word(Kind.AND_MINUTES)),
    same("per|al|allo|ai|agli|su|sul|fino a|fino al|fino alle|non oltre", Word(Kind.BY)),
    same("meno", Word(Kind.MINUS)),
    same("o|oppure|dal|dallo|dall|dalle|dalla", Word(Kind.RANGE)),
    same("il|l|i", Word(Kind.ARTICLE, 1)),
    same("di|del|dello|della|dell|dei|degli|d|lo|la|gli|mese di|del mese di|giorno di", Word(Kind.ARTICLE)),
    same("del mese", Word(Kind.THIS), Word(Kind.UNIT, text="month")),
    same("del mese prossimo", Word(Kind.NEXT, 1, text="next"), Word(Kind.UNIT, text="month")),
    same("del mese corrente", Word(Kind.THIS, text="this"), Word(Kind.UNIT, text="month")),
    same("in punto|esatte|esattamente"),
)
