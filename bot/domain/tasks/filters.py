"""What a list shows: read from words, and written as words again for the button that turns its page."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.facets import stems
from bot.domain.typed_text import escape, plain, take_mentions
from bot.domain.vocabulary import Vocabulary


class Scope(StrEnum):
    """Whose tasks. WAITING are those that the caller blocks, ANYBODY's all that the caller may see."""

    MINE = "mine"
    WAITING = "waiting"
    CHANNEL = "all"
    GIVEN = "given"
    WATCHED = "watched"
    ANYBODY = "anybody"


class State(StrEnum):
    """Which of them; ANY is for searches, which also find what is closed."""

    OPEN = "open"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    UNASSIGNED = "unassigned"
    DONE = "done"
    ANY = "any"


@dataclass(frozen=True)
class ListFilter:
    """Of one person, if any; with all of the labels; `words` are as typed."""

    scope: Scope = Scope.MINE
    state: State = State.OPEN
    person_id: str | None = None
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What could be typed after "list" for the same."""
        shown = [self.scope.value] if self.scope is not Scope.ANYBODY else []
        is_usual = self.state is (State.ANY if self.words else State.OPEN)
        shown += [] if is_usual else [self.state.value]
        shown += [f"<@{self.person_id}>"] if self.person_id else []
        shown += [f"#{label}" for label in self.labels]
        return " ".join([*shown, *map(escape, self.words)])


SCOPES = Vocabulary(
    {
        Scope.MINE: "mine my me | moje | miei mie",
        Scope.CHANNEL: "all everyone | wszystkie wszystko | tutti tutte tutto",
        Scope.GIVEN: "given delegated | zlecone | assegnati",
        Scope.WAITING: "waiting | czekajace | attesa",
        Scope.WATCHED: "watched | obserwowane | seguiti",
    }
)
STATES = Vocabulary(
    {
        State.OPEN: "open | otwarte | aperti",
        State.OVERDUE: "overdue late | spoznione zalegle | scaduti scadute",
        State.BLOCKED: "blocked | zablokowane | bloccati bloccate",
        State.UNASSIGNED: "unassigned nobody | nieprzypisane nieprzydzielone | nonassegnati",
        State.DONE: "done closed | zrobione zamkniete | fatti fatte chiusi",
    }
)

MOST_WORDS = 12
MOST_LABELS = 3
LONGEST_WORD = 30
LABEL = re.compile(r"#([^\W\d_][\w/-]{0,39})")
_OF_CHANNEL = {State.OVERDUE, State.BLOCKED, State.UNASSIGNED, State.DONE}


def read_filter(text: str) -> ListFilter:
    """What is no keyword, person or label is searched for. Raises Refusal for more than one person."""
    people, rest = take_mentions(text)
    if len(people) > 1:
        raise Refusal(N_("A list is of one person at a time."), example=N_("/task list @ana"))
    scope: Scope | None = None
    state: State | None = None
    labels: list[str] = []
    words: list[str] = []
    for word in plain(rest).split():
        found = LABEL.fullmatch(word)
        if named := SCOPES.read(word):
            scope = named
        elif condition := STATES.read(word):
            state = condition
        elif found:
            labels.append(folded_label(found[1]))
        elif stems(word):
            words.append(word[:LONGEST_WORD])
    person = people[0] if people else None
    is_search = bool(words) and state is None
    return ListFilter(
        scope or _usual_scope(state, wide=bool(person or labels or words)),
        state or (State.ANY if is_search else State.OPEN),
        person,
        tuple(dict.fromkeys(labels))[:MOST_LABELS],
        tuple(words[:MOST_WORDS]),
    )


def at_home(chosen: ListFilter) -> ListFilter:
    """Where a person is alone with the bot there is no "this channel"."""
    state = State.OPEN if chosen.state is State.UNASSIGNED else chosen.state
    scope = Scope.MINE if chosen.scope is Scope.CHANNEL else chosen.scope
    return replace(chosen, scope=scope, state=state)


def nearer(chosen: ListFilter) -> str:
    """What may have been meant where words are nearly those of a filter ("overdu"); empty where none is."""
    near = {word: match for word in chosen.words for match in _nearest(word)}
    if not near:
        return ""
    state = State.OPEN if chosen.state is State.ANY else chosen.state
    kept = replace(chosen, state=state, words=()).text
    return " ".join([*kept.split(), *(near.get(word, word) for word in chosen.words)])


def _nearest(word: str) -> list[str]:
    return [*STATES.nearest_words(word), *SCOPES.nearest_words(word)][:1]


def folded_label(label: str) -> str:
    return label.casefold()


def _usual_scope(state: State | None, *, wide: bool) -> Scope:
    """ "overdue" alone asks about the channel, a name or word about everything one may see."""
    if wide:
        return Scope.ANYBODY
    return Scope.CHANNEL if state in _OF_CHANNEL else Scope.MINE
