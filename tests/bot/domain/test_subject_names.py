"""Tasks and requests that are named in what people write."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.subject_names import named_in
from tests.rows import each_row

NAMED = {
    "What about T-12?": ("T-12",),
    "T-12, T-3 and (T-4): done": (
        "T-12",
        "T-3",
        "T-4",
    ),
    "T-1 T-2 T-3 T-4": (
        "T-1",
        "T-2",
        "T-3",
    ),
    "T-1 again T-1": ("T-1",),
    "*T-12* _T-13_ ~T-14~": (
        "T-12",
        "T-13",
        "T-14",
    ),
    "T-12\nT-13.": (
        "T-12",
        "T-13",
    ),
    "`T-12` and T-13": ("T-13",),
    "```T-12\nT-13``` T-14": ("T-14",),
    "```T-12": (),
    "<https://acme.example/T-12|T-12> T-13": ("T-13",),
    "<@T-12> <#C1|T-13>": (),
    "t-12 T12 T 12": (),
    "AT-12 T-12a T-12-3 T-0 T-012 #T-1 /T-2 x.T-3": (),
    "T-1234567890": (),
    "T-١٢": (),
    "R-7 waits for T-12": ("R-7", "T-12"),
    "r-7 XR-7 R-7b R-0 /R-7": (),
    "": (),
}


@each_row("text", NAMED)
def test_names_are_found_where_they_stand_as_names(text: str) -> None:
    assert named_in(text) == NAMED[text]


@given(st.text(st.sampled_from("RT-12 `<>\n*_/")))
def test_any_text_names_three_at_most(text: str) -> None:
    assert len(named_in(text)) <= 3
