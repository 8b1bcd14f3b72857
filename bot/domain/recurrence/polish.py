"""What Polish words mean in a recurrence, beside those of due phrases."""

from bot.domain.due_phrases.polish import POLISH as DUE
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import BESIDE_A_DAY, Kind, Word, lexicon, often, same

POLISH = lexicon(
    DUE,
    same("co|kazdy|kazda|kazde|kazdej|kazdym|raz w|raz na|raz co|wszystkie", Word(Kind.EVERY)),
    same("kazdego", Word(Kind.EVERY, text=BESIDE_A_DAY)),
    same("dnia", Word(Kind.DAY, text=BESIDE_A_DAY)),
    often(Kind.DAY, {1: "codziennie"}),
    often(Kind.WEEK, {1: "cotygodniowo|tygodniowo", 2: "dwutygodniowo"}),
    often(Kind.MONTHS, {1: "comiesiecznie|miesiecznie", 6: "polrocznie"}),
    often(Kind.QUARTER, {1: "kwartalnie"}),
    often(Kind.YEAR, {1: "corocznie|rocznie"}),
    same("dwa razy dziennie|trzy razy dziennie", Word(Kind.SMALL_UNIT, text="often")),
    same("pol roku|polrocze", Word(Kind.MONTHS, 6)),
    same("dzien powszedni|dnia powszedniego|dniu powszednim", Word(Kind.WORKING)),
    same("dni powszednie|dniach powszednich", Word(Kind.WORKING, 1)),
    same("dzien roboczy|dnia roboczego|dniu roboczym", Word(Kind.WORKING, text="working")),
    same("dni robocze|dniach roboczych|dni roboczych", Word(Kind.WORKING, 1, text="working")),
    same("weekend|weekendu", Word(Kind.WEEKEND)),
    same("weekendy", Word(Kind.WEEKEND, 1)),
    same("ostatni|ostatnia|ostatnie|ostatniego|ostatniej|ostatnim", Word(Kind.LAST)),
    same("koniec|konca", Word(Kind.END)),
    same("i|oraz|a takze", Word(Kind.CONJUNCTION)),
    same("od", Word(Kind.FROM)),
    same("do|az do", Word(Kind.UNTIL)),
    same("razy|raz", Word(Kind.TIMES)),
    same("w|we|na|pod", Word(Kind.JOINT, 1)),
    same("przez", Word(Kind.FOR)),
    same(
        "z pominieciem swiat|pomijajac swieta|poza swietami|oprocz swiat|z wyjatkiem swiat|bez swiat",
        Word(Kind.HOLIDAYS, text=Holidays.SKIP),
    ),
    same(
        "albo w nastepny dzien roboczy|lub w nastepny dzien roboczy|albo nastepnego dnia roboczego|"
        "lub nastepnego dnia roboczego|lub w kolejny dzien roboczy|albo w kolejny dzien roboczy|"
        "przesuniete po swietach|przesuwane po swietach|po swietach",
        Word(Kind.HOLIDAYS, text=Holidays.AFTER),
    ),
    same(
        "albo w poprzedni dzien roboczy|lub w poprzedni dzien roboczy|albo poprzedniego dnia roboczego|"
        "lub poprzedniego dnia roboczego|przesuniete przed swieta|przed swietami",
        Word(Kind.HOLIDAYS, text=Holidays.BEFORE),
    ),
    same(
        "od zrobienia|po zrobieniu|od ukonczenia|po ukonczeniu|od wykonania|po wykonaniu|od zakonczenia|"
        "po zakonczeniu",
        Word(Kind.DONE),
    ),
)
