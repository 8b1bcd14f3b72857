"""Requests and their histories as files: whole, only what one may see, and nothing runs in them."""

import csv
import io
import json
from dataclasses import replace

import pytest

from bot.domain.approvals.content import content_hash
from bot.domain.approvals.model import ALL, Content, Step, Verdict
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.messages.outgoing import rendered
from bot.messages.uploads import Upload
from bot.services.approvals import exporting
from storage import people, rosters
from storage.unit import Unit
from tests.bot.services.approvals.asked import POSTERS, ask, vote
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, NOW, PIOTR, act, queued


def sent(unit: Unit) -> Outgoing:
    return [each for each in queued(unit) if each.content == exporting.EXPORT][-1]


def read(unit: Unit, message: Outgoing) -> tuple[str, list[dict[str, str]]]:
    upload = rendered(unit, message, NOW)
    assert isinstance(upload, Upload)
    return upload.comment, list(csv.DictReader(io.StringIO(upload.content.decode("utf-8-sig"), newline="")))


def titles(unit: Unit, by: Person, where: Place) -> list[str]:
    exporting.send_requests(act(unit, by, where))
    _comment, rows = read(unit, sent(unit))
    return [row["title"] for row in rows]


def test_a_file_holds_everything_about_a_request_with_its_decisions(unit: Unit) -> None:
    content = replace(POSTERS, title="=1+1", notes="thick\npaper", links=("https://x.example/a",))
    ask(unit, Step((GRACE.id, DAVID.id), ALL), content=content)
    vote(unit, GRACE, Verdict.CONDITION, "matt")
    exporting.send_requests(act(unit, GRACE))
    comment, [row] = read(unit, sent(unit))
    assert comment == "The requests of launch, Mon 23 Nov 09:30"
    assert row == {
        "number": "R-1",
        "title": "'=1+1",
        "status": "open",
        "type": "spend",
        "amount": "480.00",
        "currency": "EUR",
        "requester": "ana",
        "channel": "launch",
        "asked_at": "2026-11-23T14:30:00+00:00",
        "due_at": "",
        "closed_at": "",
        "policy": "",
        "policy_version": "",
        "steps": "all of grace, david",
        "decisions": "step 1: grace: condition, 2026-11-23T14:30:00+00:00: matt",
        "notes": "thick\npaper",
        "links": "https://x.example/a",
        "starts": "",
        "content_sha256": content_hash(content),
    }


def test_in_a_channel_it_is_the_channels_and_alone_with_the_bot_all_that_one_may_see(unit: Unit) -> None:
    here, elsewhere, secret = Content("Here"), Content("Elsewhere"), Content("Secret")
    for place, content in ((LAUNCH, here), (DESIGN, elsewhere), (LEADERSHIP, secret)):
        ask(unit, by=DAVID, where=place, content=content)
    assert titles(unit, GRACE, LAUNCH) == ["Here"]
    assert titles(unit, GRACE, GRACE_AND_BOT) == ["Here", "Elsewhere", "Secret"]
    hers = replace(GRACE_AND_BOT, id="D0ANA")
    people.save_place(unit, hers)
    assert titles(unit, ANA, hers) == ["Here", "Elsewhere"]
    rosters.enter(unit, ANA.workspace_id, ANA.id, LEADERSHIP.id)
    assert titles(unit, ANA, hers) == ["Here", "Elsewhere", "Secret"]


def test_where_there_is_nothing_no_file_is_sent(unit: Unit) -> None:
    with pytest.raises(Refusal, match="no requests here"):
        exporting.send_requests(act(unit, GRACE, DESIGN))


def test_a_history_tells_who_did_what_for_whom_on_which_content(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, Verdict.REJECT, "Too dear")
    exporting.send_story(act(unit, PIOTR), 1)
    comment, rows = read(unit, sent(unit))
    assert comment == "Historia R-1, pon. 23 lis 15:30"
    assert [(row["action"], row["actor"]) for row in rows] == [
        ("request_asked", "ana"),
        ("request_voted", "grace"),
        ("request_rejected", "grace"),
    ]
    assert (rows[1]["verdict"], rows[1]["reason"], rows[1]["step"]) == ("reject", "Too dear", "1")
    assert rows[1]["content_sha256"] == content_hash(POSTERS)
    assert json.loads(rows[0]["details"])["title"] == "Posters for the launch"


def test_what_one_may_not_see_any_more_when_the_file_leaves_is_not_in_it(unit: Unit) -> None:
    ask(unit, by=DAVID, where=LEADERSHIP)
    rosters.enter(unit, PIOTR.workspace_id, PIOTR.id, LEADERSHIP.id)
    exporting.send_story(act(unit, PIOTR, LEADERSHIP), 1)
    exporting.send_requests(act(unit, PIOTR, LEADERSHIP))
    story, requests = [each for each in queued(unit) if each.content == exporting.EXPORT]
    rosters.leave(unit, PIOTR.workspace_id, PIOTR.id, LEADERSHIP.id)
    assert rendered(unit, story, NOW) is rendered(unit, requests, NOW) is None
    assert rendered(unit, replace(story, payload={**story.payload, "number": 99}), NOW) is None


def test_whoever_left_meanwhile_gets_no_file(unit: Unit) -> None:
    ask(unit)
    exporting.send_requests(act(unit, PIOTR))
    (requests,) = (each for each in queued(unit) if each.content == exporting.EXPORT)
    assert rendered(unit, requests, NOW) is not None
    people.save_person(unit, replace(PIOTR, has_left=True))
    assert rendered(unit, requests, NOW) is None
