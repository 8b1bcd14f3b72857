"""Amounts of money as people type them: "1200 EUR", "1.200,50 EUR", "€1200", "12k EUR", "1,5 mln zł"."""

import re
from decimal import Decimal

from bot.domain.approvals.model import Money
from bot.domain.currencies import EXAMPLE, minor_digits, read_currency
from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal

MOST = Decimal(10) ** 12

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | {"\u2019": "'", "\u02bc": "'"})
_AMOUNT = re.compile(r"(?P<before>[^\d.,+-]*)(?P<number>\d[\d .,']*)(?P<after>.*)", re.DOTALL | re.ASCII)
_SCALE = re.compile(
    r"(?P<thousand>k(?=$|[^a-z]|[a-z]{3}$)|tys\b\.?|tysiecy\b|mila\b|thousand\b)"
    r"|(?P<million>m(?=$|[^a-z])|mln\b|mil\b|mio\b|million\b|milion[a-z]*\b)",
    re.ASCII,
)
_SCALES = {"thousand": Decimal(1000), "million": Decimal(1_000_000)}
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<by>[ .,'])\d{3})(?:(?P=by)\d{3})*", re.ASCII)
_DECIMAL = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?", re.ASCII)
_A_GROUP = 3


def read_money(text: str, home: str | None = None) -> Money:
    """`home` is the currency of the writer's country (see read_currency).

    A point or comma before exactly three digits parts thousands, unless the currency has three minor digits
    or a "k" follows: then it may be either and is refused, as is whatever else is not plain. Raises Refusal.
    """
    spoken = " ".join(text.translate(_SPACES).split())
    found = _AMOUNT.fullmatch(spoken)
    if found is None:
        raise _unreadable(text)
    scale, after = _take_scale(found["after"].strip())
    currency = _currency(found["before"].strip(), after, text, home)
    digits = minor_digits(currency)
    number = _number(found["number"].strip(" "), digits, text, is_scaled=scale != 1)
    return Money(_in_minor_units(number * scale, digits, currency), currency)


def _take_scale(after: str) -> tuple[Decimal, str]:
    found = _SCALE.match(folded(after))
    if found is None:
        return Decimal(1), after
    return _SCALES[found.lastgroup or ""], after[found.end() :].strip()


def _currency(before: str, after: str, text: str, home: str | None) -> str:
    if before and after:
        raise _unreadable(text)
    if not before and not after:
        raise Refusal(N_("Which currency? “{text}” does not say."), example=EXAMPLE, text=text)
    return read_currency(before or after, home)


def _number(written: str, digits: int, text: str, *, is_scaled: bool) -> Decimal:
    grouped = _GROUPED.fullmatch(written)
    if grouped:
        is_one_group = written.count(grouped["by"]) == 1 and grouped["by"] in ".,"
        if is_one_group and (is_scaled or digits >= _A_GROUP):
            raise _doubtful(text)
        return Decimal(re.sub(r"\D", "", written))
    plain = _DECIMAL.fullmatch(written)
    if plain is None:
        return _grouped_with_decimals(written, text)
    return Decimal(f"{plain['whole']}.{plain['part'] or 0}")


def _grouped_with_decimals(written: str, text: str) -> Decimal:
    """ "1.200,50": the last mark is the decimal one, and another than those before it."""
    whole, mark, part = re.fullmatch(r"(.*?)([.,])?(\d*)", written, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    grouped = _GROUPED.fullmatch(whole)
    if not (mark and part and grouped) or grouped["by"] == mark:
        raise _unreadable(text)
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part}")


def _in_minor_units(number: Decimal, digits: int, currency: str) -> Decimal:
    amount = number.quantize(Decimal(1).scaleb(-digits)) if number < MOST else MOST
    if not 0 < number < MOST:
        raise Refusal(N_("An amount is more than nothing and less than a million millions."), example=EXAMPLE)
    if amount != number:
        raise Refusal(
            N_("{currency} has {digits} digits after the point, not more."),
            example=EXAMPLE,
            currency=currency,
            digits=digits,
        )
    return amount


def _unreadable(text: str) -> Refusal:
    return Refusal(N_("I cannot read “{text}” as an amount of money."), example=EXAMPLE, text=text)


def _doubtful(text: str) -> Refusal:
    return Refusal(
        N_("“{text}” can be read in two ways. Write the amount without a mark between thousands."),
        example=EXAMPLE,
        text=text,
    )
