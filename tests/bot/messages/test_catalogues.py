"""Every sentence is translated, with its placeholders."""

import ast
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.messages.reader import CATALOGUES
from tests.examples import of_help, of_refusals

ROOT = Path(__file__).parents[3]


@cache
def sentences() -> set[str]:
    found = set()
    for package in ("bot/domain", "bot/messages", "bot/services", "handlers"):
        for _, _, message, _, _ in extract_from_dir(
            ROOT / package, keywords={"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found | {*of_help(), *of_refusals()}


def forms(text: object) -> tuple[str, ...]:
    """The singular and plural forms of a sentence that counts, or the one form of another."""
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def test_no_sentence_hides_in_an_f_string() -> None:
    """Where Python 3.11 does not find it, it would be looked up and never be translated."""
    hidden = [
        (path.name, call.lineno)
        for package in ("bot/messages", "bot/services", "handlers")
        for path in (ROOT / package).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and (
            (isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"})
            or (isinstance(call.func, ast.Attribute) and call.func.attr in {"gettext", "ngettext"})
        )
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", ["pl", "it"])
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        translated = {
            forms(message.id)[0]: forms(message.string) for message in read_po(source) if message.id
        }
    assert {text for text, translation in translated.items() if not all(translation)} == set()
    assert sentences() - set(translated) == set()
    assert set(translated) - sentences() == set()


@pytest.mark.parametrize("language", ["pl", "it"])
def test_every_translation_has_the_placeholders_of_its_sentence(language: str) -> None:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        for message in read_po(source):
            assert {*map(placeholders, forms(message.string))} <= {*map(placeholders, forms(message.id))}
