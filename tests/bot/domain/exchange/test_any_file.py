"""Whatever the file, the answer is tasks or a refusal that helps; never another exception."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.exchange.columns import guess_mapping
from bot.domain.exchange.export import to_csv, to_json
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.recognition import recognise
from bot.domain.exchange.sheet import Sheet
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import TITLE_LIMIT
from tests.bot.domain.exchange.reading import SAMPLES, read, workbook
from tests.bot.domain.exchange.test_export import PLAIN

VALID = [
    *(path.read_bytes() for path in sorted(SAMPLES.iterdir())),
    *(to_csv([PLAIN]), to_json([PLAIN])),
    workbook([["Board"], ["Group"], ["Name", "Person", "Date"], ["Brief", "Ana", "2026-11-27"]]),
    *(text.encode("utf-16") for text in ("Title\tDue\nBrief\tfriday\n", "Tytuł;Termin\nPlan;jutro\n")),
]
PIECES = [
    b",",
    b";",
    b'"',
    b"\n",
    b"\r\n",
    b"\x00",
    b"\xff",
    b"{",
    b"]",
    b"PK",
    b"Name",
    b"9" * 30,
    b"1/2/26",
    b"\t",
    b"=",
    b"every ",
]

pieces = st.sampled_from(PIECES) | st.binary(max_size=4)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), pieces), min_size=1, max_size=8)


def edited(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, piece in changes:
        place = int(where * len(data))
        data = data[:place] + piece + data[place + length :]
    return data


@given(
    st.binary(max_size=300) | st.text(string.printable, max_size=300).map(str.encode), st.text(max_size=10)
)
@example(b"\n" * 50, "x.csv")
@example(b"[", ".json")
@example(b"\xef\xbb\xbf", "")
@example(b"TYPE,CONTENT,PRIORITY,INDENT\ntask", "")
def test_any_bytes_are_a_table_or_a_refusal(data: bytes, name: str) -> None:
    check(data, name)


@given(st.sampled_from(VALID), edits)
def test_any_damaged_file_is_a_table_or_a_refusal(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    check(edited(data, changes), "tasks")


cells = st.text(string.printable + "żłàè✅", max_size=12) | st.sampled_from(
    [
        "1/2/26",
        "2026-11-27",
        "Done",
        "Name",
        "Person",
        "1h",
        "task",
        "section",
        "note",
        "1",
        "2",
        "a, b",
        "Status",
        "Subitems",
    ]
)
headers = st.lists(
    st.sampled_from(
        [
            *(
                "Title",
                "Name",
                "Due",
                "Date",
                "Status",
                "Done",
                "Parent",
                "Depends on",
                "Labels",
                "ID",
                "",
                "Owner",
            ),
            *("TYPE", "CONTENT", "PRIORITY", "INDENT", "DATE", "Issue key", "Summary", "Task ID", "Projects"),
            *("number", "title", "status", "due_at", "permalink", "Estimate", "Subitems", "Person"),
        ]
    ),
    min_size=1,
    max_size=9,
)


@given(headers, st.lists(st.lists(cells, max_size=11), max_size=8), st.booleans())
def test_any_cells_under_any_header_are_tasks_or_reasons(
    header: list[str],
    rows: list[list[str]],
    is_workbook: bool,  # noqa: FBT001 -- hypothesis gives it by position
) -> None:
    titles: list[list[str]] = [["Board"], ["Group"]] if "Subitems" in header else []
    table = [*titles, header, *rows, header[:2]]
    if is_workbook:
        check(workbook([[printable_xml(cell) for cell in row] for row in table]), "tasks.xlsx")
    else:
        check(
            "\n".join(
                ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in table
            ).encode(),
            "",
        )


def printable_xml(cell: str) -> str:
    return "".join(character for character in cell if character.isprintable()).lstrip("=")


def check(data: bytes, name: str) -> None:
    refusal = refusal_or_sound_tasks(data, name)
    assert refusal is None or (refusal.sentence.format(**refusal.values) and refusal.example)


def refusal_or_sound_tasks(data: bytes, name: str) -> Refusal | None:
    try:
        sheet = recognise(name, data)
        assert_sound_sheet(sheet)
        mapping = guess_mapping(sheet) | {sheet.header[0]: Field.TITLE}
        assert_sound(read(sheet, mapping=mapping), sheet)
    except Refusal as refusal:
        return refusal
    return None


def assert_sound_sheet(sheet: Sheet) -> None:
    assert len(set(sheet.header)) == len(sheet.header) > 0
    assert all(sheet.header)
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows if row.why_not is None)
    assert len({row.line for row in sheet.rows}) == len(sheet.rows)


def assert_sound(found: list[ImportedTask | Skipped], sheet: Sheet) -> None:
    assert [each.line for each in found] == [row.line for row in sheet.rows]
    assert all(each.sentence.format(**each.values) for each in found if isinstance(each, Skipped))
    tasks = [each for each in found if isinstance(each, ImportedTask)]
    keys = {task.key for task in tasks}
    assert len(keys) == len(tasks)
    for task in tasks:
        assert 0 < len(task.title) <= TITLE_LIMIT
        assert task.title == " ".join(task.title.split())
        assert {task.parent_key, *task.after_keys} - {None} <= keys - {task.key}
        assert all(remark.sentence.format(**remark.values) for remark in task.remarks)
