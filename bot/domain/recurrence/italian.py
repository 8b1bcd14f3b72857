"""What Italian words mean in a recurrence, beside those of due phrases."""

from bot.domain.due_phrases.italian import ITALIAN as DUE
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import BEFORE_A_DAY, Kind, Word, lexicon, often, same

ITALIAN = lexicon(
    DUE,
    same(
        "ogni|tutti i|tutte le|tutti gli|una volta al|una volta alla|una volta all|una volta a|"
        "una volta ogni",
        Word(Kind.EVERY),
    ),
    often(Kind.DAY, {1: "quotidianamente|giornalmente", 2: "a giorni alterni"}),
    often(Kind.WEEK, {1: "settimanalmente", 2: "a settimane alterne|quindicinalmente"}),
    often(Kind.MONTHS, {1: "mensilmente", 2: "a mesi alterni|bimestralmente", 6: "semestralmente"}),
    often(Kind.QUARTER, {1: "trimestralmente"}),
    often(Kind.YEAR, {1: "annualmente"}),
    same("bisettimanalmente", Word(Kind.TWICE_OR_HALF)),
    same("ora", Word(Kind.SMALL_UNIT)),
    same("due volte al giorno|tre volte al giorno", Word(Kind.SMALL_UNIT, text="often")),
    same("bimestre", Word(Kind.MONTHS, 2)),
    same("quadrimestre", Word(Kind.MONTHS, 4)),
    same("semestre", Word(Kind.MONTHS, 6)),
    same("giorno feriale", Word(Kind.WORKING)),
    same("giorni feriali", Word(Kind.WORKING, 1)),
    same("giorno lavorativo", Word(Kind.WORKING, text="working")),
    same("giorni lavorativi", Word(Kind.WORKING, 1, text="working")),
    same("weekend|week end|fine settimana|finesettimana", Word(Kind.WEEKEND)),
    same("nei weekend|nei week end|nei fine settimana", Word(Kind.WEEKEND, 1)),
    same("ultimo|ultima", Word(Kind.LAST)),
    same("fine|a fine|alla fine", Word(Kind.END)),
    same("si e uno no|si e una no|si e un no|si uno no|si una no", Word(Kind.ALTERNATE)),
    same("e|ed", Word(Kind.CONJUNCTION)),
    same("dal|dalla|da", Word(Kind.FROM)),
    same("al|alla|a", Word(Kind.RANGE)),
    same("fino a|fino ad|fino al|fino alla|fino all|fino allo|sino a|sino al", Word(Kind.UNTIL)),
    same("volte|volta", Word(Kind.TIMES)),
    same("il|l", Word(Kind.JOINT, 1, text=BEFORE_A_DAY)),
    same("giorno", Word(Kind.DAY, text=BEFORE_A_DAY)),
    same("la|nell|nel|nella|nei|un|una", Word(Kind.JOINT, 1)),
    same("di|del|della|dell|dello|dei|degli|delle|i|gli|le|lo|in data", Word(Kind.JOINT)),
    same("per", Word(Kind.FOR)),
    same(
        "esclusi i festivi|esclusi i giorni festivi|salvo i festivi|tranne i festivi|tranne nei festivi|"
        "tranne nei giorni festivi|saltando i festivi|festivi esclusi",
        Word(Kind.HOLIDAYS, text=Holidays.SKIP),
    ),
    same(
        "o il giorno lavorativo successivo|oppure il giorno lavorativo successivo|"
        "o il primo giorno lavorativo successivo|spostato dopo i festivi|dopo i festivi",
        Word(Kind.HOLIDAYS, text=Holidays.AFTER),
    ),
    same(
        "o il giorno lavorativo precedente|oppure il giorno lavorativo precedente|"
        "spostato prima dei festivi|prima dei festivi",
        Word(Kind.HOLIDAYS, text=Holidays.BEFORE),
    ),
    same(
        "dopo averlo fatto|dopo averla fatta|dopo il completamento|dal completamento|dopo la conclusione",
        Word(Kind.DONE),
    ),
)
