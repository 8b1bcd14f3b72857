import dataclasses
from typing import Any

import pytest

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.membership import archive, open_direct
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import Api, actions, button, channel, field, text

Json = dict[str, Any]


async def test_a_posted_message_is_in_the_channels_history_as_the_bots(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="Hello <@U1>")

    history = await api("conversations.history", channel=launch.id, limit="1")
    message = history["messages"][0]
    assert posted["channel"] == launch.id
    assert message == posted["message"]
    assert (message["ts"], message["text"], message["user"]) == (
        posted["ts"],
        "Hello <@U1>",
        sandbox.state.bot.id,
    )
    assert (message["bot_id"], message["app_id"]) == (sandbox.state.bot.bot_id, sandbox.state.app_id)
    assert message["bot_profile"]["name"] == "muster"
    older = (await api("conversations.history", channel=launch.id, limit="2"))["messages"][1]
    assert "bot_profile" not in older


async def test_stamps_rise_in_a_channel_though_the_clock_stands(api: Api, launch: Conversation) -> None:
    stamps = [(await api("chat.postMessage", channel=launch.id, text=str(n)))["ts"] for n in range(3)]

    assert stamps == sorted(set(stamps))
    assert stamps[0] == "1795424400.000000"


async def test_a_channel_may_be_named(api: Api, launch: Conversation) -> None:
    assert (await api("chat.postMessage", channel="#launch", text="hi"))["channel"] == launch.id
    assert (await api("chat.postMessage", channel="launch", text="hi"))["channel"] == launch.id


async def test_a_message_to_a_person_opens_a_direct_message(api: Api, sandbox: Sandbox, ana: Actor) -> None:
    posted = await api("chat.postMessage", channel=ana.person_id, text="hi")

    direct = sandbox.state.direct(ana.person_id, sandbox.state.bot.id)
    assert direct
    assert posted["channel"] == direct.id
    assert direct.id.startswith("D")


async def test_posting_where_the_app_is_not(api: Api, sandbox: Sandbox, ana: Actor, grace: Actor) -> None:
    public = channel(sandbox, "design")
    del public.members[sandbox.state.bot.id]
    between_people, _ = open_direct(sandbox.state, ana.person_id, grace.person_id)

    for where, error in [
        (public.id, "not_in_channel"),
        (channel(sandbox, "leadership").id, "channel_not_found"),
        (between_people.id, "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        ("", "invalid_arguments"),
    ]:
        assert (await api("chat.postMessage", channel=where, text="hi"))["error"] == error


async def test_posting_into_an_archived_channel(api: Api, sandbox: Sandbox, launch: Conversation) -> None:
    archive(sandbox.state, launch)

    assert (await api("chat.postMessage", channel=launch.id, text="hi"))["error"] == "is_archived"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"blocks": "{"}, "invalid_blocks_format"),
        ({"blocks": "{}"}, "invalid_blocks_format"),
        ({"blocks": ["x"]}, "invalid_blocks_format"),
        ({"blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"text": "a", "metadata": "["}, "invalid_metadata_format"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
        ({"text": "a", "attachments": "[1]"}, "invalid_attachments"),
        ({"text": "a", "attachments": [{}] * 101}, "too_many_attachments"),
    ],
)
async def test_bad_content_has_slacks_error(
    arguments: Json, error: str, api: Api, launch: Conversation
) -> None:
    assert (await api("chat.postMessage", channel=launch.id, **arguments))["error"] == error


async def test_text_past_40000_characters_is_cut_with_a_warning(api: Api, launch: Conversation) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="x" * 40_001)

    assert len(posted["message"]["text"]) == 40_000
    assert posted["response_metadata"]["warnings"] == ["message_truncated"]


async def test_invalid_blocks_say_where(api: Api, launch: Conversation) -> None:
    blocks = [{"type": "section", "text": text("x" * 3001, "mrkdwn")}]

    answer = await api("chat.postMessage", channel=launch.id, blocks=blocks)

    found = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["errors"] == [found]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {found}"]


async def test_blocks_come_back_with_the_ids_and_defaults_that_slack_fills_in(
    api: Api, launch: Conversation
) -> None:
    bare = {"type": "actions", "elements": [{"type": "button", "text": text("Done")}]}
    posted = await api("chat.postMessage", channel=launch.id, blocks=[bare])

    [block] = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"] == {"type": "plain_text", "text": "Done", "emoji": True}
    assert not {"optional", "dispatch_action"} & set(block)
    asked = await api("chat.postMessage", channel=launch.id, blocks=[field()])
    assert asked["message"]["blocks"][0]["optional"] is False


async def test_mrkdwn_without_verbatim_makes_channels_and_broadcasts_live(
    api: Api, launch: Conversation
) -> None:
    loose = text("@here see #launch and https://x.example/#launch", "mrkdwn")
    blocks = [{"type": "section", "text": loose}, {"type": "section", "text": loose | {"verbatim": True}}]
    posted = await api("chat.postMessage", channel=launch.id, blocks=blocks)

    live, verbatim = (block["text"]["text"] for block in posted["message"]["blocks"])
    assert live == f"<!here> see <#{launch.id}|> and https://x.example/#launch"
    assert verbatim == loose["text"]


async def test_posting_parses_names_only_when_asked_but_updating_does_it_unless_told_not_to(
    api: Api, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    mention = f"<@{ana.person_id}>"
    plain = await api("chat.postMessage", channel=launch.id, text="@ana")
    linked = await api("chat.postMessage", channel=launch.id, text="@ana", link_names="true")
    updated = await api("chat.update", channel=launch.id, ts=plain["ts"], text="@ana")
    safe = await api("chat.update", channel=launch.id, ts=plain["ts"], text="@ana", parse="none")

    assert [each["message"]["text"] for each in (plain, linked, updated, safe)] == [
        "@ana",
        mention,
        mention,
        "@ana",
    ]


async def test_a_reply_is_in_its_thread_and_not_among_the_top_messages(
    api: Api, launch: Conversation
) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="parent")
    reply = await api("chat.postMessage", channel=launch.id, text="reply", thread_ts=parent["ts"])

    replies = await api("conversations.replies", channel=launch.id, ts=parent["ts"])
    history = await api("conversations.history", channel=launch.id, limit="1")
    assert [message["ts"] for message in replies["messages"]] == [parent["ts"], reply["ts"]]
    assert replies["messages"][0]["reply_count"] == 1
    assert replies["messages"][0]["latest_reply"] == reply["ts"]
    assert history["messages"][0]["ts"] == parent["ts"]


async def test_a_broadcast_reply_stands_in_the_channel_too(api: Api, launch: Conversation) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="parent")
    reply = await api(
        "chat.postMessage", channel=launch.id, text="reply", thread_ts=parent["ts"], reply_broadcast="true"
    )

    history = await api("conversations.history", channel=launch.id, limit="1")
    assert history["messages"][0]["ts"] == reply["ts"]
    assert history["messages"][0]["subtype"] == "thread_broadcast"


async def test_a_reply_to_a_reply_joins_the_thread(api: Api, launch: Conversation) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="parent")
    first = await api("chat.postMessage", channel=launch.id, text="first", thread_ts=parent["ts"])
    second = await api("chat.postMessage", channel=launch.id, text="second", thread_ts=first["ts"])

    assert second["message"]["thread_ts"] == parent["ts"]


async def test_metadata_is_returned_only_on_request_and_kept_when_an_update_leaves_it_out(
    api: Api, launch: Conversation
) -> None:
    metadata = {"event_type": "outbox", "event_payload": {"id": "7"}}
    posted = await api("chat.postMessage", channel=launch.id, text="a", metadata=metadata)
    await api("chat.update", channel=launch.id, ts=posted["ts"], text="b")

    plain = await api("conversations.history", channel=launch.id, limit="1")
    full = await api("conversations.history", channel=launch.id, limit="1", include_all_metadata="true")
    assert "metadata" not in posted["message"]
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_an_update_with_text_alone_takes_the_blocks_away(api: Api, launch: Conversation) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="a", blocks=[actions(button("Done"))])
    kept = await api("chat.update", channel=launch.id, ts=posted["ts"], blocks=[actions(button("Undo"))])
    bare = await api("chat.update", channel=launch.id, ts=posted["ts"], text="b")

    assert kept["message"]["blocks"][0]["elements"][0]["text"]["text"] == "Undo"
    assert "blocks" not in bare["message"]
    assert (bare["text"], bare["ts"]) == ("b", posted["ts"])
    assert bare["message"]["edited"]["user"]


async def test_an_update_is_refused_for_others_messages_for_long_text_and_for_no_content(
    api: Api, ana: Actor, launch: Conversation
) -> None:
    theirs = await ana.say(launch.id, "mine")
    assert theirs
    own = await api("chat.postMessage", channel=launch.id, text="a")

    async def error(ts: str, **arguments: str) -> Any:
        return (await api("chat.update", channel=launch.id, ts=ts, **arguments))["error"]

    assert await error(theirs.ts, text="b") == "cant_update_message"
    assert await error(own["ts"], text="x" * 4001) == "msg_too_long"
    assert await error(own["ts"]) == "no_text"
    assert await error("1.000000", text="b") == "message_not_found"
    assert await error("", text="b") == "invalid_arguments"


async def test_only_its_own_messages_can_the_app_delete(api: Api, ana: Actor, launch: Conversation) -> None:
    theirs = await ana.say(launch.id, "mine")
    assert theirs
    own = await api("chat.postMessage", channel=launch.id, text="a")

    assert (await api("chat.delete", channel=launch.id, ts=own["ts"]))["ok"]
    assert (await api("chat.delete", channel=launch.id, ts=own["ts"]))["error"] == "message_not_found"
    assert (await api("chat.delete", channel=launch.id, ts=theirs.ts))["error"] == "cant_delete_message"


async def test_a_deleted_parent_leaves_a_tombstone_over_its_thread(api: Api, launch: Conversation) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="secret")
    await api("chat.postMessage", channel=launch.id, text="reply", thread_ts=parent["ts"])
    await api("chat.delete", channel=launch.id, ts=parent["ts"])

    replies = await api("conversations.replies", channel=launch.id, ts=parent["ts"])
    assert [message["text"] for message in replies["messages"]] == ["This message was deleted.", "reply"]
    assert replies["messages"][0]["subtype"] == "tombstone"


async def test_an_ephemeral_is_seen_by_one_person_and_is_in_no_history(
    api: Api, sandbox: Sandbox, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    posted = await api("chat.postEphemeral", channel=launch.id, user=ana.person_id, text="psst")

    history = await api("conversations.history", channel=launch.id)
    assert "psst" not in [message["text"] for message in history["messages"]]
    update = await api("chat.update", channel=launch.id, ts=posted["message_ts"], text="b")
    assert update["error"] == "message_not_found"
    assert [message.text for message in sandbox.state.ephemerals[ana.person_id].values()] == ["psst"]
    assert grace.person_id not in sandbox.state.ephemerals


async def test_an_ephemeral_needs_a_member_to_see_it(api: Api, sandbox: Sandbox, grace: Actor) -> None:
    david = sandbox.state.person_named("david")
    assert david
    design = channel(sandbox, "design")

    answer = await api("chat.postEphemeral", channel=design.id, user=david.id, text="psst")
    assert answer["error"] == "user_not_in_channel"
    assert (await api("chat.postEphemeral", channel=design.id, text="psst"))["error"] == "invalid_arguments"


async def test_a_permalink_leads_to_the_message_and_into_its_thread(api: Api, launch: Conversation) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="parent")
    reply = await api("chat.postMessage", channel=launch.id, text="reply", thread_ts=parent["ts"])

    top = await api("chat.getPermalink", channel=launch.id, message_ts=parent["ts"])
    inner = await api("chat.getPermalink", channel=launch.id, message_ts=reply["ts"])
    missing = await api("chat.getPermalink", channel=launch.id, message_ts="1.0")
    assert top["permalink"].endswith(f"/archives/{launch.id}/p{parent['ts'].replace('.', '')}")
    assert inner["permalink"].endswith(f"?thread_ts={parent['ts']}&cid={launch.id}")
    assert missing["error"] == "message_not_found"


async def test_another_name_and_icon_need_their_own_scope(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    dressed = {"channel": launch.id, "text": "a", "username": "Owl", "icon_emoji": ":owl:"}
    plain = await api("chat.postMessage", **dressed)
    scopes = sandbox.state.app.scopes | {"chat:write.customize", "chat:write.public"}
    sandbox.state.app = dataclasses.replace(sandbox.state.app, scopes=scopes)
    owl = await api("chat.postMessage", **dressed)

    assert "username" not in plain["message"]
    assert (owl["message"]["username"], owl["message"]["subtype"]) == ("Owl", "bot_message")


async def test_with_chat_write_public_any_public_channel_can_be_posted_to(api: Api, sandbox: Sandbox) -> None:
    design = channel(sandbox, "design")
    del design.members[sandbox.state.bot.id]
    sandbox.state.app = dataclasses.replace(
        sandbox.state.app, scopes=sandbox.state.app.scopes | {"chat:write.public"}
    )

    assert (await api("chat.postMessage", channel=design.id, text="hi"))["ok"]
    assert (await api("chat.postEphemeral", channel=design.id, user="U1", text="a"))[
        "error"
    ] == "not_in_channel"


async def test_blocks_in_attachments_are_checked_and_filled_in(api: Api, launch: Conversation) -> None:
    good = [{"color": "#4a7", "blocks": [actions(button("Done"))]}, {"text": "plain"}]
    bad = [{"blocks": [{"type": "nonsense"}]}]

    posted = await api("chat.postMessage", channel=launch.id, attachments=good)
    refused = await api("chat.postMessage", channel=launch.id, attachments=bad)
    assert posted["message"]["attachments"][0]["blocks"][0]["elements"][0]["text"]["emoji"] is True
    assert refused["error"] == "invalid_blocks"


async def test_metadata_may_be_taken_away_but_is_always_an_object(api: Api, launch: Conversation) -> None:
    metadata = {"event_type": "outbox", "event_payload": {}}
    posted = await api("chat.postMessage", channel=launch.id, text="a", metadata=metadata)

    await api("chat.update", channel=launch.id, ts=posted["ts"], text="b", metadata={})
    wrong = await api("chat.update", channel=launch.id, ts=posted["ts"], text="b", metadata="7")
    full = await api("conversations.history", channel=launch.id, limit="1", include_all_metadata="true")
    assert "metadata" not in full["messages"][0]
    assert wrong["error"] == "invalid_metadata_format"


async def test_own_messages_are_updated_and_deleted_after_leaving_but_not_in_an_archive(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    first, second = [(await api("chat.postMessage", channel=launch.id, text="a"))["ts"] for _ in range(2)]
    del launch.members[sandbox.state.bot.id]

    assert (await api("chat.update", channel=launch.id, ts=first, text="b"))["ok"]
    assert (await api("chat.delete", channel=launch.id, ts=second))["ok"]
    archive(sandbox.state, launch)
    assert (await api("chat.update", channel=launch.id, ts=first, text="c"))["error"] == "is_inactive"
