"""What is typed after /request policy."""

from collections.abc import Callable

from bot.domain.approvals.audience import names_somebody, take_named
from bot.domain.approvals.commands import (
    AllowKeeper,
    ApprovalCommand,
    EditPolicy,
    ListPolicies,
    NewPolicy,
    ReplayPolicy,
    ShowPolicy,
    SwitchPolicy,
)
from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import plain

_LIST = {"list", "all", "lista", "elenco"}
_SHOW = {"show", "view", "pokaz", "mostra"}
_NEW = {"new", "add", "create", "nowa", "dodaj", "utworz", "nuova", "aggiungi", "crea"}
_EDIT = {"edit", "change", "edytuj", "zmien", "modifica", "cambia"}
_ON = {"on", "enable", "wlacz", "attiva"}
_OFF = {"off", "disable", "wylacz", "disattiva"}
_REPLAY = {"replay", "try", "odtworz", "wyprobuj", "prova", "riprova"}
_ALLOW = {"allow", "zezwol", "pozwol", "autorizza", "consenti"}
_DISALLOW = {"disallow", "odbierz", "revoca"}

Make = Callable[[str], ApprovalCommand]


def read_policy_command(text: str) -> ApprovalCommand:
    """Raises Refusal where something is missing. Any other words are the name of one to be shown."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    word, name = folded(first), " ".join(plain(rest).split())
    if not first or (word in _LIST and not name):
        return ListPolicies()
    if word in _NEW:
        return NewPolicy(name)
    if word in _ALLOW | _DISALLOW:
        return _read_keeper(rest, may=word in _ALLOW)
    for words, make in _OF_ONE:
        if word in words:
            return make(_named(name, word))
    if names_somebody(text):
        raise Refusal(N_("No policy is called that."), example="/request policy")
    return ShowPolicy(" ".join(plain(text).split()))


_OF_ONE: tuple[tuple[set[str], Make], ...] = (
    (_SHOW, ShowPolicy),
    (_EDIT, EditPolicy),
    (_ON, lambda name: SwitchPolicy(name, on=True)),
    (_OFF, lambda name: SwitchPolicy(name, on=False)),
    (_REPLAY, ReplayPolicy),
)


def _named(name: str, word: str) -> str:
    if not name:
        raise Refusal(
            N_("Which policy? `/request policy` lists them."), example=f"/request policy {word} spend"
        )
    return name


def _read_keeper(text: str, *, may: bool) -> AllowKeeper:
    ids, _words = take_named(text)
    if len(ids) != 1 or ids[0].startswith("S"):
        raise Refusal(N_("Name the one person this is about."), example="/request policy allow @grace")
    return AllowKeeper(ids[0], may)
