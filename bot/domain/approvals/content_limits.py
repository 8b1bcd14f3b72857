"""What a request may say: lengths, and links that lead somewhere."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import has_words

TITLE_LIMIT = 250
NOTES_LIMIT = 2500
REASON_LIMIT = 1000
MOST_LINKS = 10
EXAMPLE = "/request New posters to @grace amount 1200 EUR"

_LONGEST_LINK = 500


def check_request_title(title: str) -> str:
    """With its white space folded; raises Refusal when it is empty, too long or says nothing."""
    folded = re.sub(r"\s+", " ", title).strip()
    if not has_words(folded):
        raise Refusal(N_("Say in words what is to be approved."), example=EXAMPLE)
    if len(folded) > TITLE_LIMIT:
        raise Refusal(
            N_("What is to be approved takes at most {limit} characters; the rest goes into the notes."),
            example=EXAMPLE,
            limit=TITLE_LIMIT,
        )
    return folded


def check_notes(notes: str) -> str:
    if len(notes) > NOTES_LIMIT:
        raise Refusal(N_("Notes have at most {limit} characters."), example=EXAMPLE, limit=NOTES_LIMIT)
    return notes.strip()


def check_reason(reason: str) -> str:
    folded = reason.strip()
    if len(folded) > REASON_LIMIT:
        raise Refusal(
            N_("A reason takes at most {limit} characters. Put the rest in the thread."), limit=REASON_LIMIT
        )
    return folded


def check_links(links: Iterable[str]) -> tuple[str, ...]:
    """Each once; raises Refusal for what is no address of a page."""
    found = tuple(dict.fromkeys(link.strip() for link in links if link.strip()))
    if len(found) > MOST_LINKS:
        raise Refusal(N_("A request takes up to {most} links."), example=EXAMPLE, most=MOST_LINKS)
    for link in found:
        if len(link) > _LONGEST_LINK or not _leads_somewhere(link):
            raise Refusal(
                N_("“{link}” is no link to a page."), example="https://example.org/offer", link=link
            )
    return found


def _leads_somewhere(link: str) -> bool:
    if re.search(r"[\s<>|\"]", link):
        return False
    try:
        address = urlsplit(link)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.hostname)
