"""Words by which people ask each other for something, or promise it, in English, Polish and Italian.

All are compared as bot.domain.sentences.bare makes them: small letters, no accents.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_ENGLISH_VERBS = """
add announce answer approve arrange ask assign back book build bring buy call cancel change chase check
clarify clean clear close collect compare compile complete confirm configure contact copy correct count
create cut debug decide define delete deliver deploy describe design distribute do document download draft
edit email e-mail enter estimate export file fill finalize finalise find finish fix follow forward gather
get give handle import inform install invite invoice investigate list look mail make measure merge migrate
move notify open order organise organize pay pick ping plan polish post prepare present print proofread
propose provide publish pull push put record refactor register release remind remove rename renew repair
replace reply report research reserve resolve respond restore review revise rewrite run schedule send set
share sign sort start submit summarise summarize sync talk tell test translate turn update upload validate
verify write
"""
_ENGLISH_NO_DEEDS = """
be|believe|see|hear|imagine|guess|note|find attached|find enclosed|see attached|see below|let me|let us|let's
tell me|tell us|remind me|share your screen|give me a|give it|look at this|look at that|have a look at this
excuse|forgive|ignore|wait|hold on|bear with|keep in mind|don't|do not|not|never|get well|get back|get used
feel free|make it|make sense|do me a favor|do me a favour|do that again|call me|run late|start with|ask you
ask a question|check back|come back|move on|set an example
"""

_POLISH_IMPERATIVES = """
zrob wyslij przygotuj sprawdz popraw napisz zadzwon dodaj zaktualizuj umow zamow zapytaj ustal przejrzyj
podeslij przeslij uzupelnij usun przetlumacz wydrukuj kup zarezerwuj zaplanuj opublikuj udostepnij wgraj
przetestuj napraw dokoncz skoncz zbierz porownaj policz opisz zaprojektuj wybierz potwierdz zatwierdz podpisz
zaplac zglos zaloz wrzuc przypomnij zorganizuj odpisz odpowiedz oddzwon dopisz przepisz przenies zmien
wypelnij zloz rozeslij wdroz ogarnij dopilnuj wystaw zapros
"""
_POLISH_PROMISES = """
zrobie wysle przygotuje sprawdze poprawie napisze zadzwonie dodam zaktualizuje umowie zamowie zapytam ustale
przejrze podesle przesle uzupelnie usune przetlumacze wydrukuje kupie zarezerwuje zaplanuje opublikuje
udostepnie wgram przetestuje naprawie dokoncze skoncze zbiore porownam policze opisze zaprojektuje wybiore
potwierdze zatwierdze podpisze zaplace zglosze zaloze wrzuce przypomne zorganizuje odpisze oddzwonie dopisze
przepisze przeniose zmienie wypelnie zloze rozesle wdroze ogarne dopilnuje wystawie zaprosze
"""
_POLISH_NO_DEEDS = """
byc|miec|mowic|slyszec|zobaczyc|widziec|powiedziec|powiedz|wierzyc|przestac|poczekac|czekac|pomoc|bardzo|uwage
cierpliwosc|wybaczenie|wyrozumialosc|isc|przyjsc|wejsc
"""

_ITALIAN_IMPERATIVES = """
manda invia prepara controlla scrivi chiama prenota aggiorna sistema correggi aggiungi verifica finisci carica
pubblica organizza ordina chiedi rispondi stampa traduci sposta togli elimina pianifica contatta avvisa
conferma completa compila raccogli condividi rivedi installa configura paga firma scegli compra fissa consegna
inoltra mandate inviate preparate controllate scrivete chiamate prenotate aggiornate sistemate correggete
aggiungete verificate finite caricate pubblicate organizzate ordinate chiedete rispondete stampate traducete
contattate avvisate confermate completate compilate raccogliete condividete rivedete pagate firmate scegliete
"""
_ITALIAN_PROMISES = """
mando invio preparo scrivo controllo chiamo prenoto aggiorno sistemo correggo aggiungo verifico finisco carico
pubblico organizzo ordino stampo traduco sposto contatto avviso completo compilo raccolgo condivido rivedo
installo configuro pago firmo compro fisso consegno inoltro
"""
_ITALIAN_FUTURES = """
mandero inviero preparero scrivero controllero chiamero prenotero aggiornero sistemero correggero aggiungero
verifichero finiro carichero pubblichero organizzero ordinero stampero tradurro spostero contattero avvisero
completero compilero raccogliero condividero rivedro installero configurero paghero firmero comprero fissero
consegnero inoltrero
"""
_ITALIAN_NO_DEEDS = """
sentire|sentirmi|vedere|vedermi|credere|essere|avere|dire|dirmi|dirci|sapere|aspettare|immaginare|scusare
scusarmi|aiutarmi|stare|andare|venire
"""

_VERBS = frozenset(_ENGLISH_VERBS.split())
_DETERMINERS = """
the a an this that these those my your our their his her its all some any every us me them him it new
"""
_FINITE = "is are was were has had came went looks works passed failed isn't wasn't"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase for line in text.split("\n") for phrase in line.split("|") if phrase)


@dataclass(frozen=True)
class Deeds:
    """What is to be done begins with such a word, but `never` with these phrases: "let me know"."""

    is_deed: Callable[[str], bool]
    never: tuple[str, ...] = ()
    following: Callable[[tuple[str, ...]], bool] = bool

    def begin(self, words: tuple[str, ...]) -> bool:
        if not words or not self.is_deed(words[0]):
            return False
        text = " ".join(words) + " "
        is_nothing = text.startswith(tuple(f"{phrase} " for phrase in self.never))
        return not is_nothing and self.following(words)


def _one_of(text: str) -> Callable[[str], bool]:
    return frozenset(text.split()).__contains__


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda word: compiled.fullmatch(word) is not None


def _is_gerund(word: str) -> bool:
    """ "sending", "writing", "getting"."""
    stem = word.removesuffix("ing")
    return stem != word and any(verb in _VERBS for verb in (stem, f"{stem}e", stem[:-1]))


def _is_order_in_english(words: tuple[str, ...]) -> bool:
    """ "Book the room", not "Book club is on": most English verbs are nouns, too."""
    return (
        words[1:2] != ()
        and words[1] in _DETERMINERS.split()
        and not {*_FINITE.split()}.intersection(words[2:])
    )


_POLISH_NEVER = _phrases(_POLISH_NO_DEEDS)
_POLISH_ORDERS = _POLISH_IMPERATIVES + " ".join(f"{verb}cie" for verb in _POLISH_IMPERATIVES.split())

ENGLISH = Deeds(_VERBS.__contains__, _phrases(_ENGLISH_NO_DEEDS))
ENGLISH_GERUND = Deeds(_is_gerund)
ENGLISH_ORDER = Deeds(ENGLISH.is_deed, ENGLISH.never, _is_order_in_english)
POLISH = Deeds(_like("[a-z]{2,}c"), _POLISH_NEVER)
POLISH_NOUN = Deeds(_like("[a-z]{3,}(?:nie|cie|niu|ciu)"), _POLISH_NEVER)
POLISH_ORDER = Deeds(_one_of(_POLISH_ORDERS))
POLISH_PROMISE = Deeds(_one_of(_POLISH_PROMISES))
ITALIAN = Deeds(
    _like("[a-z]{2,}(?:are|ere|ire|rre)|[a-z]{2,}[aeiu]r(?:mi|ti|ci|vi|lo|la|li|le|gli|ne|glielo)"),
    _phrases(_ITALIAN_NO_DEEDS),
)
ITALIAN_ORDER = Deeds(_one_of(_ITALIAN_IMPERATIVES))
ITALIAN_FUTURE = Deeds(_one_of(_ITALIAN_FUTURES))
ITALIAN_PROMISE = Deeds(_one_of(_ITALIAN_PROMISES))
ITALIAN_PROMISE_OF_MINE = Deeds(ITALIAN_PROMISE.is_deed, following=lambda words: words[1:2] == ("io",))
ANY_NOUN = Deeds(_like(".{3,}"))
