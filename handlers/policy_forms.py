"""The form of a policy: opened, extended, tried on past requests, and kept."""

from typing import Any

from bot.domain.approvals.policy import Policy
from bot.domain.approvals.policy_form import TEXTS, PolicyForm, new_policy, read_policy, shown_policy
from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.messages import modals
from bot.messages.approvals import policies as policy_messages
from bot.messages.approvals.own_actions import NOTHING
from bot.messages.approvals.policy_forms import ON, Preview, policy_form
from bot.messages.reader import Reader, reader_for
from bot.services.act import Act
from bot.services.approvals import policies, simulating
from bot.services.approvals.policy_book import find_policy, read_book
from bot.services.approvals.sight import is_known_to
from handlers import at_home
from handlers.asking_forms import choices_of, shown_steps
from handlers.groups import groups_of
from handlers.outcomes import ModalErrors, OpenModal, Outcome, UpdateModal
from handlers.requests import Request


def open_new(act: Act, request: Request, name: str = "") -> Outcome:
    policies.check_right(act)
    return OpenModal(policy_form(new_policy(name), choices_of(act, request), _reader(act), {}))


def open_edit(act: Act, request: Request, name: str) -> Outcome:
    policies.check_right(act)
    found = find_policy(act, name)
    about = {"name": found.name, "version": found.version}
    return OpenModal(policy_form(shown_policy(found), choices_of(act, request), _reader(act), about))


def press_new(act: Act, request: Request) -> Outcome:
    return open_new(act, request, "" if request.value == NOTHING else request.value)


def press_step(act: Act, request: Request) -> Outcome:
    """One more step in the form, with all that was entered so far."""
    form = _form(request, (*shown_steps(request), None))
    return UpdateModal(policy_form(form, choices_of(act, request), _reader(act), _about(request)))


def submit(act: Act, request: Request) -> Outcome:
    """First it is tried on past requests; submitted again as it stands, it is kept."""
    policies.check_right(act)
    form, reader = _form(request, shown_steps(request)), _reader(act)
    entered = read_policy(form, act.by)
    refusals = {**entered.refusals, **_name_taken(act, request, form)}
    if entered.policy is None or refusals:
        return ModalErrors({name: modals.at_field(why, reader) for name, why in refusals.items()})
    if request.private_metadata.get("tried") != form.digest:
        return UpdateModal(_tried(act, request, form, entered.policy))
    over = request.private_metadata.get("version", 0)
    kept = policies.put(act, entered.policy, groups_of(request), over=over)
    return at_home.close(act, request, policy_messages.kept(kept, reader))


def _tried(act: Act, request: Request, form: PolicyForm, policy: Policy) -> modals.Modal:
    policies.check_policy(act, policy, groups_of(request))
    replay = simulating.replay(act, policy_on(policy))
    visible = [each for each in replay.rerouted if is_known_to(act, each.request)]
    about = {**_about(request), "tried": form.digest}
    preview = Preview(policy, replay, visible)
    return policy_form(form, choices_of(act, request), _reader(act), about, preview)


def policy_on(policy: Policy) -> Policy:
    """As it would be, switched on."""
    return Policy(**{**vars(policy), "is_on": True})


def _name_taken(act: Act, request: Request, form: PolicyForm) -> dict[str, Refusal]:
    """A policy keeps its name: requests that it routed are known by it."""
    name, mine = form.texts["name"], request.private_metadata.get("name")
    if mine is not None:
        return {} if name == mine else {"name": Refusal(N_("A policy keeps its name: make another one."))}
    taken = any(folded(each.name) == folded(name) for each in read_book(act).policies)
    return {"name": Refusal(N_("There is a policy of that name already."))} if taken else {}


def _form(request: Request, steps: tuple[Any, ...]) -> PolicyForm:
    entered = request.entered
    return PolicyForm(
        {name: entered.text(name) for name in TEXTS},
        entered.options("kinds"),
        entered.channels("channels"),
        entered.people("requesters"),
        steps,
        int(entered.option("remind") or PolicyForm.remind),
        entered.person("escalate_to"),
        entered.person("fallback"),
        entered.option("is_on") == ON,
    )


def _about(request: Request) -> dict[str, Any]:
    about = request.private_metadata
    return {name: about[name] for name in ("name", "version") if name in about}


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)
