"""Approval is asked for: in words, in forms, from messages; and policies say who decides."""

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.messages import Message
from tests.team import channel


def said(chat: Chat, words: str) -> Message:
    return next(each for each in channel(chat.sandbox, "launch").messages.values() if words in each.text)


@pytest.mark.both_databases
def test_three_people_ask_and_follow_their_requests_each_in_their_language(chat: Chat) -> None:
    ana = chat.as_("ana").says(
        "/request Nuovi poster a @grace poi @web importo 1.200 EUR entro venerdì", in_="#launch"
    )
    ana.sees("*R-1* Nuovi poster · *1.200 EUR*").sees("1. @grace").sees("2. @web").sees(
        "entro ven 27 nov 17:00"
    )
    chat.as_("grace").says("/request list waiting", in_="#launch").sees("*R-1* Nuovi poster · *1,200 EUR*")
    chat.as_("ana").says("Which printer do we take?", in_="#launch")
    piotr = chat.as_("piotr").says(
        "@muster wniosek Drukarnia Fala do @grace i @david", in_="#launch", thread="Which printer"
    )
    piotr.sees("*R-2* Drukarnia Fala").sees("wszyscy z: @grace, @david")
    assert said(chat, "R-2 Drukarnia Fala").thread_ts == said(chat, "Which printer").ts
    david = (
        chat.as_("david").says("request list", in_="@muster").sees("What you asked for: none.", in_="@muster")
    )
    david.clicks("Waiting for me", in_="@muster").sees("*R-2* Drukarnia Fala", in_="@muster")
    piotr = chat.as_("piotr").says("/request pokaz R-2", in_="#launch").sees("czeka na: @grace, @david")
    piotr.says("/request wycofaj 2").sees("R-2 Drukarnia Fala jest wycofany.")
    chat.as_("grace").says("/request show 2", in_="#launch").sees("*Withdrawn* by @piotr")
    chat.as_("ana").says("/request polcy", in_="#launch").clicks("/request policy").sees(
        "Non ci sono ancora regole"
    )


def test_a_form_asks_step_by_step_and_an_edit_shows_first_whose_votes_it_voids(chat: Chat) -> None:
    ana = chat.as_("ana").says("/request", in_="#launch").sees("Chiedi approvazione")
    ana.fills(
        title="Posters", people0=["@grace", "@david"], need0="Tutti", amount="1200", kind="spesa", due="ieri"
    )
    ana.submits().sees("Quale valuta")
    ana.fills(amount="1200 EUR", due="venerdì", links="https://print.example/offer").clicks(
        "Poi un altro passo…"
    )
    ana.fills(people1=["@piotr"]).submits()
    ana.sees("*R-1* Posters · *1.200 EUR*", in_="#launch").sees("1. tutti tra @grace, @david").sees(
        "2. @piotr"
    )
    chat.as_("grace").clicks("Approve", in_="@muster")
    ana = chat.as_("ana").says("/request modifica R-1", in_="#launch").fills(amount="1500 EUR").submits()
    ana.sees("Ci sono già dei voti").sees("1.200 EUR → *1.500 EUR*").sees(
        "Annullati, e da chiedere di nuovo: i voti di @grace"
    )
    ana.submits().sees("*R-1* Posters · *1.500 EUR*", in_="#launch")
    chat.as_("grace").opens("@muster").sees("1,200 EUR → *1,500 EUR*").clicks("Approve", in_="@muster")
    story = chat.as_("david").says("/request audit R-1", in_="#launch")
    story.sees("@ana asked for it · fingerprint").sees("@ana changed it")
    story.sees("void: the votes of @grace").sees("EST")


def test_a_message_is_what_is_asked_for_and_its_request_leads_back_to_it(chat: Chat) -> None:
    chat.as_("piotr").says("The printer wants 480 EUR for the posters.", in_="#launch")
    grace = chat.as_("grace").uses("Ask for approval", on="printer wants", in_="#launch")
    grace.fills(people0=["@david"]).submits().sees(
        "*R-1* The printer wants 480 EUR for the posters.", in_="#launch"
    )
    grace.sees("from this message", in_="#launch")
    assert said(chat, "R-1 The printer").thread_ts == said(chat, "The printer wants").ts


def test_a_policy_is_written_in_a_form_tried_on_past_requests_and_followed(chat: Chat) -> None:
    chat.as_("ana").says("/request Old posters to @david amount 900 EUR", in_="#launch")
    chat.as_("ana").says("/request policy new", in_="#launch").sees("Non puoi cambiare le regole")
    grace = chat.as_("grace").says("/request policy new", in_="#launch")
    grace.fills(
        name="spend", kinds=["spend"], least="500 EUR", people0=["@piotr"], fallback="@david"
    ).submits()
    grace.sees("1. @piotr").sees("Of the last 1 requests none would have gone another way").sees(
        "Nothing is kept yet"
    )
    grace.fills(kinds=[]).submits().sees("Of the last 1 requests 1 would have gone another way").sees("R-1")
    grace.submits().sees("Kept: “spend”, version 1.", in_="#launch")
    grace.says("/request simulate 12000 EUR").sees("1. @piotr").sees("By policy “spend”, version 1.")
    ana = (
        chat.as_("ana").says("/request New posters importo 600 EUR", in_="#launch").sees("Decisione: @piotr.")
    )
    ana.says("/request Stickers importo 90 EUR").sees("Chi deve approvarlo? Nessuna regola lo dice.")
    grace = chat.as_("grace").says("/request policy", in_="#launch").sees("*spend* · version 1")
    grace.clicks("Switch off").sees("“spend” is off from now on.").says("/request policy spend").sees("off")


def test_a_substitute_decides_and_both_names_are_told_in_the_story_and_its_file(chat: Chat) -> None:
    chat.as_("ana").says("/request Posters to @grace", in_="#launch")
    grace = chat.as_("grace").says("/request delegate @david from today to friday", in_="#launch")
    grace.sees("@david decides in your place from Mon 23 Nov to Fri 27 Nov.").sees("*R-1* Posters")
    chat.as_("david").clicks("Approve", in_="@muster")
    grace = (
        chat.as_("grace")
        .says("/request audit R-1", in_="#launch")
        .sees("@david (for @grace) approved · step 1")
    )
    grace.clicks("As a file (CSV)").sees("The history of R-1", in_="@muster").says(
        "/request export", in_="@muster"
    )
    grace.sees("All requests that you can see", in_="@muster")


def test_what_is_asked_in_private_is_nobody_elses_whatever_they_type(chat: Chat) -> None:
    grace = chat.as_("grace").says("/request Raise for Ana to @david amount 5000 EUR", in_="#leadership")
    grace.sees("*R-1* Raise for Ana")
    piotr = chat.as_("piotr").opens("#launch")
    for words in (
        "show R-1",
        "audit R-1",
        "edit 1",
        "withdraw 1",
        "remind 1",
        "export R-1",
        "pass 1 to @ana",
    ):
        piotr.says(f"/request {words}").sees("R-1").does_not_see("Raise for Ana")
    piotr.says("/request list all").says("/request list decided").says("/request export")
    piotr.does_not_see("Raise for Ana")
    meera = chat.as_("meera").says("/request policy", in_="#launch").sees("members of the team only")
    meera.says("/request simulate 5000 EUR").sees("members of the team only", times=2)
    meera.says("/request Words for the shop to @grace").sees("*R-2* Words for the shop")
    chat.as_("david").says("/request list waiting", in_="#launch").sees("*R-1* Raise for Ana")
