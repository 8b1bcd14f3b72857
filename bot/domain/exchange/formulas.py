"""Cells that a spreadsheet would run as formulas."""

import re

# A spreadsheet runs what begins with one of these, in full width as well (OWASP, CSV injection). So it does
# after a semicolon, a tab or a line break: a program that takes the semicolon for the separator begins a new
# cell there.
_RUNS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
_DANGEROUS = re.compile(rf"(^|[;\t\r\n])(?='*[{_RUNS}])")
_DISARMED = re.compile(rf"(^|[;\t\r\n])'(?='*[{_RUNS}])")


def disarmed(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would run. See `rearmed`."""
    return _DANGEROUS.sub(r"\1'", text)


def rearmed(text: str) -> str:
    """What `disarmed` made the text of."""
    return _DISARMED.sub(r"\1", text)
