"""How well replies in a request's thread are read: expected against read, by language.

    uv run python -m tests.benchmarks.decision_replies [harder]

A false approval is a reply that is recorded as an approval, with or without a condition, and is none.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Iterable

from bot.domain.decisions.decision import Decided, Decision, Leaning
from bot.domain.decisions.reading import read_decision
from tests.bot.domain.decisions.harder_replies import HARDER_REPLIES
from tests.bot.domain.decisions.replies import REPLIES, Rows

_KINDS = ("approve", "condition", "changes", "reject", "abstain", "leaning", "nothing")


def kind(decision: Decision) -> str:
    match decision:
        case Decided(verdict):
            return verdict.value
        case Leaning():
            return "leaning"
        case _:
            return "nothing"


def is_false_approval(expected: Decision, read: Decision) -> bool:
    """A condition that is lost is one, too."""
    approves = isinstance(read, Decided) and read.verdict.supports
    return approves and kind(read) != kind(expected)


def _print_confusion(language: str, results: Iterable[tuple[str, Decision, Decision]]) -> None:
    counts = Counter((kind(expected), kind(read)) for _, expected, read in results)
    exact = sum(expected == read for _, expected, read in results)
    total = counts.total()
    print(f"\n{language}: {total} replies, {exact} exact ({exact / total:.1%})")
    print(f"  {'expected | read':>16}" + "".join(f"{each:>11}" for each in _KINDS))
    for expected in _KINDS:
        row = [counts[expected, read] for read in _KINDS]
        if any(row):
            print(f"  {expected:>16}" + "".join(f"{count or '':>11}" for count in row))


def _print_misread(results: Iterable[tuple[str, Decision, Decision]]) -> None:
    missed = [(text, expected, read) for text, expected, read in results if expected != read]
    false = [each for each in missed if is_false_approval(*each[1:])]
    print(f"\nFalse approvals: {len(false)}")
    for text, expected, read in false:
        print(f"  “{text}” is {expected}, read as {read}")
    print(f"\nOther misreadings: {len(missed) - len(false)}")
    for text, expected, read in missed:
        if not is_false_approval(expected, read):
            print(f"  “{text}” is {expected}, read as {read}")


def _microseconds(text: str) -> float:
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        read_decision(text)
        best = min(best, time.perf_counter() - start)
    return best * 1e6


def _report(replies: dict[str, Rows]) -> None:
    results = {
        language: [(text, expected, read_decision(text)) for text, expected in rows]
        for language, rows in replies.items()
    }
    together = [each for rows in results.values() for each in rows]
    for language, rows in {**results, "All": together}.items():
        _print_confusion(language, rows)
    _print_misread(together)
    times = sorted(_microseconds(text) for text, _, _ in together)
    print(f"\nA reply takes {statistics.median(times):.0f} us, the slowest {times[-1]:.0f} us")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", nargs="?", choices=["replies", "harder"], default="replies")
    _report(HARDER_REPLIES if parser.parse_args().table == "harder" else REPLIES)


if __name__ == "__main__":
    main()
