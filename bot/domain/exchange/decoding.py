"""From bytes to text, whichever program on whichever computer wrote them."""

import codecs
import re

from bot.domain.exchange.refusals import no_text
from bot.domain.typed_text import printable

# The longer mark first: UTF-32's begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes of letters in one of the Windows code pages that are signs or hardly used letters in the other:
# ą ł ś ź ż Ł Ś Ź Ż against à è ì ò ù À È Ì Ò Ù. A few Polish words decide it, which no statistics can.
_POLISH = frozenset(b"\xb9\xb3\x9c\x9f\xbf\xa3\x8c\x8f\xaf\xe6\xea")
_WESTERN = frozenset(b"\xe0\xe8\xec\xf2\xf9\xc0\xc8\xcc\xd2\xd9")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a]")
_MOST_CONTROLS = 0.02  # of the characters: more of them, and it is no text
_FEW = 5  # may slip into any text
_SAMPLE = 64 * 1024


def decode(data: bytes) -> tuple[str, str]:
    """The text without unprintable characters, and the name of its encoding.

    Raises Refusal for what is no text.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise no_text() from None
    _check_printable(text[:_SAMPLE])
    return printable(text), encoding.removesuffix("-sig")


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data[:_SAMPLE])
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(data)
    return "utf-8"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the delimiters and line ends is zero."""
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if sum(zeros) * 4 < len(sample):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _code_page(data: bytes) -> str:
    polish = sum(data.count(byte) for byte in _POLISH)
    western = sum(data.count(byte) for byte in _WESTERN)
    return "cp1250" if polish > western else "cp1252"


def _check_printable(sample: str) -> None:
    if len(_CONTROLS.findall(sample)) > max(_FEW, len(sample) * _MOST_CONTROLS):
        raise no_text()
