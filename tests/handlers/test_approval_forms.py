"""The forms about approvals: opened, extended, submitted, and submitted again."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.approvals.model import ALL, Content, Step, Verdict
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.messages.modals import Modal
from bot.sandbox import entries
from bot.services.act import Act
from handlers import approval_buttons, approvals, asking_forms, policy_forms
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome, Reply, UpdateModal
from handlers.payloads import from_click, from_command, from_form, from_shortcut
from handlers.requests import Request
from handlers.views import as_view
from handlers.wishes import GroupMembers, UserGroups
from storage import people, policies
from storage.unit import Unit
from tests.bot.domain.approvals.typing_names import with_ids
from tests.bot.services.approvals.asked import POSTERS, ask, put_policy, request_in, vote, votes_in
from tests.handlers.payloads import (
    click_payload,
    command_payload,
    form_payload,
    shortcut_payload,
    view_click_payload,
    view_payload,
)
from tests.units import ANA, DAVID, GRACE, GRACE_AND_BOT, LAUNCH, PIOTR, TEAM, act

WEB = "S0WEB"
FETCHED: dict[Any, Any] = {
    UserGroups(): ((WEB, "@web"),),
    GroupMembers((WEB,)): {WEB: frozenset({PIOTR.id})},
}


@pytest.fixture(autouse=True)
def _admin(unit: Unit) -> None:
    people.save_person(unit, replace(GRACE, is_admin=True))
    people.save_person(unit, replace(DAVID, is_admin=False))


def acting(unit: Unit, by: Person, place: Place = LAUNCH) -> Act:
    return act(unit, replace(by, is_admin=by is GRACE), place)


def knowing(request: Request) -> Request:
    return replace(request, fetched=FETCHED)


def typed(unit: Unit, text: str, by: Person = GRACE) -> Outcome:
    request = from_command(command_payload(with_ids(text), by, name="/request"), "")
    return approvals.command(acting(unit, by), knowing(request))


def modal_of(outcome: Outcome) -> Modal:
    assert isinstance(outcome, OpenModal | UpdateModal)
    return outcome.modal


def view_of(modal: Modal, entered: dict[str, Any], channel: str = LAUNCH.id) -> dict[str, Any]:
    """As Slack hands it back: with what it was filled with, and what was entered instead."""
    inputs = [block for block in modal.blocks if block["type"] == "input"]
    values = {block["block_id"]: entries.initial(block["element"]) for block in inputs}
    for name, value in entered.items():
        key, _ = entries.ENTRY_KEYS[values[name]["type"]]
        is_option = key.startswith("selected_option")
        values[name][key] = _options(value) if is_option else value
    state = {name: {name: entry} for name, entry in values.items()}
    shown = as_view(modal, channel, None)
    return view_payload(state) | {
        "callback_id": modal.callback_id,
        "private_metadata": shown["private_metadata"],
    }


def _options(value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else [{"value": each} for each in value]


def submitted(modal: Modal, by: Person = GRACE, **entered: Any) -> Request:
    return knowing(from_form(form_payload(view_of(modal, entered), by), ""))


def clicked(modal: Modal, action: str, **entered: Any) -> Request:
    return knowing(from_click(view_click_payload(action, view_of(modal, entered)), ""))


def errors(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, ModalErrors)
    return list(outcome.errors)


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, CloseModal | Reply)
    assert outcome.message
    return outcome.message.text


def fields(modal: Modal) -> list[str]:
    return [block["block_id"] for block in modal.blocks if block["type"] == "input"]


def test_the_button_of_an_offer_opens_the_form_with_what_was_typed(unit: Unit) -> None:
    request = knowing(from_click(click_payload("request_ask", "polcy"), ""))
    modal = modal_of(approval_buttons.press_ask(acting(unit, GRACE), request))
    assert modal.blocks[0]["element"]["initial_value"] == "polcy"
    assert fields(modal)[:4] == ["title", "people0", "groups0", "need0"]


def test_everything_in_the_form_is_asked_for(unit: Unit) -> None:
    modal = modal_of(typed(unit, ""))
    modal = modal_of(
        asking_forms.press_step(
            acting(unit, GRACE),
            clicked(modal, "request_form_step", title="Posters", people0=[ANA.id, DAVID.id], need0="0"),
        )
    )
    form = submitted(
        modal,
        title="Posters",
        people0=[ANA.id, DAVID.id],
        need0="0",
        groups1=[WEB],
        amount="480 EUR",
        kind="spend",
        due="friday 5pm",
        notes="Thick paper",
        links="https://x.example/a https://x.example/b",
    )
    told = words(asking_forms.submit_ask(acting(unit, GRACE), form))
    assert told.startswith("Asked: R-1 Posters · 1. all of <@U0ANA>, <@U0DAVID> 2. <!subteam^S0WEB>")
    kept = request_in(unit)
    assert kept.own_steps == (Step((ANA.id, DAVID.id), ALL), Step((WEB,)))
    assert (kept.kind, kept.notes, len(kept.links)) == ("spend", "Thick paper", 2)


def test_what_cannot_be_read_stands_at_its_field_and_nobody_is_asked(unit: Unit) -> None:
    form = submitted(modal_of(typed(unit, "")), title="!", amount="1200", due="soon", links="x", starts="x")
    assert errors(asking_forms.submit_ask(acting(unit, GRACE), form)) == [
        "title",
        "amount",
        "due",
        "links",
        "starts",
    ]


def test_a_message_is_asked_about_in_its_thread_with_a_link_back(unit: Unit) -> None:
    message = {"ts": "1700.1", "user": PIOTR.id, "text": "The printer wants 480 EUR"}
    request = knowing(from_shortcut(shortcut_payload("ask_approval", message), ""))
    modal = modal_of(asking_forms.open_about_message(acting(unit, GRACE), request))
    assert modal.blocks[0]["element"]["initial_value"] == "The printer wants 480 EUR"
    asking_forms.submit_ask(acting(unit, GRACE), submitted(modal, people0=[DAVID.id]))
    assert request_in(unit).thread_ts == "1700.1"


def test_on_the_home_a_channel_can_be_chosen(unit: Unit) -> None:
    home = view_payload() | {"type": "home", "private_metadata": ""}
    request = knowing(from_click(view_click_payload("request_ask", home), ""))
    modal = modal_of(approval_buttons.press_ask(acting(unit, GRACE, GRACE_AND_BOT), request))
    assert fields(modal)[:2] == ["title", "channel"]
    more = clicked(modal, "request_form_step", title="Posters", people0=[DAVID.id])
    modal = modal_of(asking_forms.press_step(acting(unit, GRACE, GRACE_AND_BOT), more))
    assert "channel" in fields(modal)
    form = submitted(modal, title="Posters", people0=[DAVID.id], channel=LAUNCH.id)
    assert asking_forms.submit_ask(acting(unit, GRACE, GRACE_AND_BOT), form) == CloseModal(clear_all=True)
    assert request_in(unit).channel_id == LAUNCH.id


def test_an_edit_that_takes_no_vote_away_is_made_at_once(unit: Unit) -> None:
    ask(unit, Step((DAVID.id,)), by=GRACE)
    modal = modal_of(typed(unit, "edit 1"))
    edited = asking_forms.submit_edit(acting(unit, GRACE), submitted(modal, amount="500 EUR"))
    assert words(edited) == "Changed: R-1 Posters for the launch"
    money = request_in(unit).money
    assert money
    assert money.amount == 500


def test_votes_that_an_edit_voids_are_shown_first_and_others_given_meanwhile_again(unit: Unit) -> None:
    ask(unit, Step((ANA.id, DAVID.id, PIOTR.id), ALL), by=GRACE)
    vote(unit, DAVID)
    modal = modal_of(typed(unit, "edit 1"))
    warned = modal_of(asking_forms.submit_edit(acting(unit, GRACE), submitted(modal, amount="500 EUR")))
    assert "<@U0DAVID>" in str(warned.blocks[0])
    vote(unit, PIOTR, Verdict.APPROVE)
    again = modal_of(asking_forms.submit_edit(acting(unit, GRACE), submitted(warned, amount="500 EUR")))
    assert "<@U0DAVID>, <@U0PIOTR>" in str(again.blocks[0])
    assert len(votes_in(unit)) == 2
    more = clicked(again, "request_form_step", amount="500 EUR")
    longer = modal_of(asking_forms.press_step(acting(unit, GRACE), more))
    warned = modal_of(asking_forms.submit_edit(acting(unit, GRACE), submitted(longer, amount="600 EUR")))
    asking_forms.submit_edit(acting(unit, GRACE), submitted(warned, amount="600 EUR"))
    assert votes_in(unit) == ()


def test_only_whoever_asked_edits_and_errors_stand_at_their_fields(unit: Unit) -> None:
    ask(unit, Step((DAVID.id,)), by=GRACE)
    with pytest.raises(Refusal, match="can do that"):
        typed(unit, "edit 1", DAVID)
    modal = modal_of(typed(unit, "edit 1"))
    assert errors(asking_forms.submit_edit(acting(unit, GRACE), submitted(modal, due="soon"))) == ["due"]
    with pytest.raises(Refusal, match="can do that"):
        asking_forms.submit_edit(acting(unit, DAVID), submitted(modal, by=DAVID, title="Mine"))


def test_the_edit_button_carries_a_number_and_nothing_else(unit: Unit) -> None:
    ask(unit, Step((DAVID.id,)), by=GRACE)
    request = knowing(from_click(click_payload("request_edit", "1"), ""))
    assert modal_of(approval_buttons.press_edit(acting(unit, GRACE), request)).title == "Edit R-1"
    with pytest.raises(Refusal, match="leads nowhere"):
        approval_buttons.press_edit(acting(unit, GRACE), replace(request, value="x"))


POLICY: dict[str, Any] = {
    "name": "spend",
    "kinds": ["spend"],
    "least": "500 EUR",
    "people0": [PIOTR.id],
    "fallback": DAVID.id,
}


def tried(unit: Unit, modal: Modal, **entered: Any) -> Modal:
    return modal_of(policy_forms.submit(acting(unit, GRACE), submitted(modal, **entered)))


def test_a_policy_is_tried_before_it_is_kept(unit: Unit) -> None:
    ask(unit, Step((DAVID.id,)), by=ANA, content=Content("Old posters", "spend", POSTERS.money))
    modal = modal_of(typed(unit, "policy new spend"))
    preview = tried(unit, modal, **POLICY | {"least": "100 EUR"})
    assert policies.current(unit, TEAM) == []
    assert "*R-1* Old posters" in str(preview.blocks)
    changed = tried(unit, preview, **POLICY)
    assert "none would have gone another way" in str(changed.blocks)
    kept = policy_forms.submit(acting(unit, GRACE), submitted(changed, **POLICY))
    assert words(kept) == "Kept: “spend”, version 1."
    [policy] = policies.current(unit, TEAM)
    assert (policy.steps, policy.is_on, policy.fallback_id) == ((Step((PIOTR.id,)),), True, DAVID.id)


def test_what_is_wrong_with_a_policy_stands_at_its_fields(unit: Unit) -> None:
    put_policy(unit, fallback=PIOTR)
    form = submitted(modal_of(typed(unit, "policy new")), name="SPEND", deadline="soon")
    found = errors(policy_forms.submit(acting(unit, GRACE), form))
    assert found == ["people0", "deadline", "fallback", "name"]


def test_a_policy_that_leads_nowhere_is_refused_before_it_is_tried(unit: Unit) -> None:
    form = submitted(
        modal_of(typed(unit, "policy new")), **POLICY | {"people0": [DAVID.id], "fallback": DAVID.id}
    )
    with pytest.raises(Refusal, match="nobody left"):
        policy_forms.submit(acting(unit, GRACE), form)


def test_a_policy_is_edited_under_its_name_and_over_the_version_that_was_shown(unit: Unit) -> None:
    put_policy(unit, Step((ANA.id,)), fallback=DAVID)
    modal = modal_of(typed(unit, "policy edit SPEND"))
    more = clicked(modal, "policy_form_step", groups0=[WEB])
    longer = modal_of(policy_forms.press_step(acting(unit, GRACE), more))
    assert "people1" in fields(longer)
    renamed = policy_forms.submit(acting(unit, GRACE), submitted(longer, name="other"))
    assert errors(renamed) == ["name"]
    preview = tried(unit, longer, groups1=[WEB])
    put_policy(unit, Step((PIOTR.id,)), fallback=DAVID)
    with pytest.raises(Refusal, match="somebody else meanwhile"):
        policy_forms.submit(acting(unit, GRACE), submitted(preview, groups1=[WEB]))
    fresh = tried(unit, modal_of(typed(unit, "policy edit spend")), is_on="off")
    assert words(policy_forms.submit(acting(unit, GRACE), submitted(fresh, is_on="off"))).endswith(
        "version 3."
    )


def test_whoever_may_not_change_policies_gets_no_form_and_cannot_send_one(unit: Unit) -> None:
    modal = modal_of(typed(unit, "policy new"))
    with pytest.raises(Refusal, match="may not change"):
        typed(unit, "policy new", DAVID)
    with pytest.raises(Refusal, match="may not change"):
        policy_forms.submit(acting(unit, DAVID), submitted(modal, by=DAVID, **POLICY))


def test_after_a_mention_buttons_open_the_forms(unit: Unit) -> None:
    put_policy(unit, fallback=PIOTR)
    ask(unit, Step((DAVID.id,)), by=GRACE)
    for text, told in (
        ("edit 1", "Press to edit R-1."),
        ("policy new", "Press to write a policy."),
        ("policy edit spend", "Press to edit “spend”."),
    ):
        request = replace(from_command(command_payload(text, name="/request"), ""), trigger_id="")
        assert words(approvals.obey(acting(unit, GRACE), knowing(request), text)) == told
    pressed = knowing(from_click(click_payload("policy_new", "spend"), ""))
    assert modal_of(policy_forms.press_new(acting(unit, GRACE), pressed)).title == "New policy"
