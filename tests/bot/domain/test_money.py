"""Amounts as people in several countries type them."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approvals.model import Money
from bot.domain.currencies import home_currency, in_use, minor_digits, read_currency
from bot.domain.money import read_money
from bot.domain.refusal import Refusal
from tests.rows import each_row

READ = """
1200 EUR            | 1200.00 EUR
1200EUR             | 1200.00 EUR
EUR 1200            | 1200.00 EUR
eur 1200            | 1200.00 EUR
€1200               | 1200.00 EUR
€ 1200              | 1200.00 EUR
1200€               | 1200.00 EUR
1.200,50 EUR        | 1200.50 EUR
1,200.50 EUR        | 1200.50 EUR
1 200,50 EUR        | 1200.50 EUR
1'200.50 CHF        | 1200.50 CHF
1.200.000 EUR       | 1200000.00 EUR
1,200,000 USD       | 1200000.00 USD
1.234.567,89 EUR    | 1234567.89 EUR
12 000 zł           | 12000.00 PLN
12 000 zl           | 12000.00 PLN
12 000 złotych      | 12000.00 PLN
12 tys. zł          | 12000.00 PLN
12 tys zł           | 12000.00 PLN
1,5 mln PLN         | 1500000.00 PLN
2.5 mila euro       | 2500.00 EUR
12mila euro         | 12000.00 EUR
3 milioni euro      | 3000000.00 EUR
12k EUR             | 12000.00 EUR
12K EUR             | 12000.00 EUR
12kEUR              | 12000.00 EUR
12k€                | 12000.00 EUR
€12k                | 12000.00 EUR
1.5k EUR            | 1500.00 EUR
1,5k EUR            | 1500.00 EUR
1.25m GBP           | 1250000.00 GBP
2M USD              | 2000000.00 USD
2 million dollars   | 2000000.00 USD
5 MXN               | 5.00 MXN
5 KZT               | 5.00 KZT
5k KZT              | 5000.00 KZT
1.200 EUR           | 1200.00 EUR
1,200 EUR           | 1200.00 EUR
0,5 EUR             | 0.50 EUR
0.05 EUR            | 0.05 EUR
480.0 EUR           | 480.00 EUR
1200 JPY            | 1200 JPY
1,200 JPY           | 1200 JPY
1.5 KWD             | 1.500 KWD
1200 KWD            | 1200.000 KWD
1.234,567 KWD       | 1234.567 KWD
£99.99              | 99.99 GBP
$1,200.50           | 1200.50 USD
US$ 40              | 40.00 USD
40 C$               | 40.00 CAD
100 zlotys          | 100.00 PLN
15 pounds           | 15.00 GBP
15 sterline         | 15.00 GBP
15 franków          | 15.00 CHF
200 Kč              | 200.00 CZK
5000 Ft             | 5000.00 HUF
"""

REFUSED = """
1200                | Which currency
12k                 | Which currency
12                  | Which currency
twelve EUR          | cannot read
EUR                 | cannot read
-5 EUR              | cannot read
+5 EUR              | cannot read
€5€                 | cannot read
EUR 5 USD           | cannot read
1.2.3 EUR           | cannot read
1,20,000 INR        | cannot read
1,2,3 EUR           | cannot read
1.200.50 EUR        | cannot read
1,200,50 EUR        | cannot read
12 00 EUR           | cannot read
1 200 50 EUR        | cannot read
0 EUR               | more than nothing
0.00 EUR            | more than nothing
1000000000000 EUR   | more than nothing
1000000 mln EUR     | more than nothing
1.005,001 EUR       | digits after the point
0.005 EUR           | digits after the point
1200.5 JPY          | digits after the point
1.2345 EUR          | digits after the point
1.200 KWD           | two ways
1.500k EUR          | two ways
5 DEM               | no currency
5 XXX               | no currency
5 apples            | no currency
5 EUR please        | no currency
5 kr                | may be
¥500                | may be
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (typed.strip(), expected.strip())
        for typed, expected in (line.split("|") for line in table.strip().splitlines())
    ]


@each_row(("typed", "expected"), rows(READ))
def test_an_amount_is_read_exactly(typed: str, expected: str) -> None:
    money = read_money(typed)
    assert f"{money.amount} {money.currency}" == expected


def test_a_curly_apostrophe_parts_thousands_as_a_straight_one_does() -> None:
    assert read_money("1\u2019200.50 CHF") == Money(Decimal("1200.50"), "CHF")


@each_row(("typed", "why"), rows(REFUSED))
def test_what_is_no_plain_amount_is_refused_with_a_reason(typed: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_money(typed)


@each_row(
    ("written", "home", "code"),
    [("$", "USD", "USD"), ("$", "PLN", "USD"), ("$", None, "USD"), ("kr", "SEK", "SEK"), ("¥", "CNY", "CNY")],
)
def test_a_sign_of_several_currencies_is_the_one_at_home(written: str, home: str | None, code: str) -> None:
    assert read_currency(written, home) == code


def test_a_dollar_may_be_another_one_where_people_have_their_own() -> None:
    with pytest.raises(Refusal) as refused:
        read_currency("$", "CAD")
    assert refused.value.values["codes"] == "CAD, USD"


def test_home_is_the_country_of_the_time_zone() -> None:
    assert home_currency("Europe/Warsaw") == "PLN"
    assert home_currency("Etc/UTC") is None


@given(
    st.sampled_from(sorted(in_use())),
    st.integers(1, 10**11),
    st.sampled_from(["en_US", "de_DE", "it_IT", "pl_PL", "fr_FR", "de_CH", "es_ES", "sv_SE"]),
)
def test_what_each_country_writes_is_read_back(currency: str, minor: int, locale: str) -> None:
    digits = minor_digits(currency)
    amount = Decimal(minor).scaleb(-digits)
    written = format_currency(amount, currency, format="¤¤ #,##0.00", locale=locale, currency_digits=True)
    assert read_money(written) == Money(amount, currency)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_amount_or_refused(text: str) -> None:
    try:
        money = read_money(text)
    except Refusal:
        return
    assert money.amount > 0
    assert money.currency in in_use()
    assert -money.amount.as_tuple().exponent == minor_digits(money.currency)  # type: ignore[operator]  # finite
