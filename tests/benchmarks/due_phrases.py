"""How well due phrases of public test suites are read, and how fast.

    uv run python -m tests.benchmarks.due_phrases [file]

A row is right if the date is the expected one, and the time too where the row names a time. A day of ours
counts by its date. Nothing here is allowed to be in the past.
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.due import Due, DueRefused, Grain, read_due
from bot.domain.refusal import Refusal
from tests.benchmarks.due_conventions import Answer, Row, reason

_DEFAULT = Path(__file__).parents[2].parent / "shared" / "data" / "due_phrases.jsonl"
_LANGUAGES = {"en": "en-US", "pl": "pl-PL", "it": "it-IT"}
# Two of the suites say where they stand: one two hours west of Greenwich, one where the day comes first.
_ZONES = {"duckling": ZoneInfo("Etc/GMT+2")}
_LOCALES = {"ctparse": "en-GB"}
_UTC = ZoneInfo("UTC")


def _rows(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        yield Row(
            language=row["lang"],
            text=row["text"],
            reference=datetime.fromisoformat(row["ref"]),
            expected=datetime.fromisoformat(row["expected"]),
            by_day=row["grain"] == "day",
            source=row["source"],
        )


def _read(row: Row) -> Due:
    zone = _ZONES.get(row.source, _UTC)
    locale = _LOCALES.get(row.source, _LANGUAGES[row.language])
    return read_due(row.text, now=row.reference.replace(tzinfo=zone), zone=zone, locale=locale)


def _answer(row: Row) -> Answer:
    try:
        due = _read(row)
    except Refusal as refusal:
        said = refusal.sentence.format(**refusal.values)
        return Answer(None, asked_back=isinstance(refusal, DueRefused), said=said)
    local = due.at.astimezone(_ZONES.get(row.source, _UTC)).replace(tzinfo=None)
    return Answer(local, by_day=due.grain is Grain.DAY, said=f"{local} by {due.grain}")


def _outcome(row: Row, answer: Answer) -> str:
    if answer.at is None:
        return "refused"
    same_day = answer.at.date() == row.expected.date()
    same_time = row.by_day or (answer.at == row.expected and not answer.by_day)
    return "right" if same_day and same_time else "silently wrong"


def _microseconds(row: Row) -> float:
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        _answer(row)
        best = min(best, time.perf_counter() - start)
    return best * 1e6


def _print_counts(title: str, results: Iterable[tuple[Row, Answer, str]]) -> None:
    print(f"\n{title}\n  {'':4}{'rows':>6}{'right':>15}{'refused':>15}{'silently wrong':>18}")
    outcomes = [(row.language, outcome) for row, _, outcome in results]
    for language in _LANGUAGES:
        own = [outcome for spoken, outcome in outcomes if spoken == language]
        if own:
            right, refused, wrong = (own.count(kind) for kind in ("right", "refused", "silently wrong"))
            shares = [f"{count:>6} {count / len(own):>7.1%}" for count in (right, refused, wrong)]
            print(f"  {language:4}{len(own):>6} {shares[0]} {shares[1]}    {shares[2]}")


def _print_rows(title: str, results: Iterable[tuple[Row, Answer, str]]) -> None:
    print(f"\n{title}")
    for row, answer, outcome in results:
        print(f"  {outcome:15} {row.language} “{row.text}” at {row.reference}")
        print(f"  {'':18} expected {row.expected}{' by day' if row.by_day else ''}; {answer.said}")


def _report(rows: list[Row]) -> None:
    results = [(row, answer, _outcome(row, answer)) for row in rows for answer in [_answer(row)]]
    missed = [(row, answer, outcome) for row, answer, outcome in results if outcome != "right"]
    reasons = {row: reason(row, answer) for row, answer, _ in missed}
    _print_counts("All rows", results)
    _print_counts(
        "Without the rows whose convention contradicts ours", [r for r in results if not reasons.get(r[0])]
    )
    for why in dict.fromkeys(filter(None, reasons.values())):
        _print_rows(f"Convention: {why}", [each for each in missed if reasons[each[0]] == why])
    _print_rows("The rest", [each for each in missed if not reasons[each[0]]])
    times = sorted(_microseconds(row) for row in rows)
    most = times[len(times) * 9 // 10]
    print(f"\nA phrase takes {statistics.median(times):.0f} us, nine in ten at most {most:.0f} us")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=_DEFAULT, help="rows as JSON lines")
    path = parser.parse_args().file
    if not path.is_file():
        parser.exit(2, f"There are no rows at {path}: name the file of due phrases.\n")
    _report(list(_rows(path)))


if __name__ == "__main__":
    main()
