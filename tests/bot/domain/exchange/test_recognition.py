"""What a file is, told by what is in it."""

import struct
import zipfile
from datetime import time
from io import BytesIO

import pytest

from bot.domain.exchange.recognition import recognise
from bot.domain.exchange.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Format
from bot.domain.refusal import Refusal
from tests.bot.domain.exchange.reading import at, read_file, sample, tasks_of, workbook
from tests.rows import each_row

FORMATS = {
    "trello.json": Format.TRELLO,
    "jira.csv": Format.JIRA,
    "jira_pl.csv": Format.JIRA,
    "asana.csv": Format.ASANA,
    "todoist.csv": Format.TODOIST,
    "monday.csv": Format.MONDAY,
    "table_it.csv": Format.TABLE,
    "table_us.csv": Format.TABLE,
}


def refused(data: bytes, name: str = "tasks.csv") -> str:
    with pytest.raises(Refusal) as caught:
        recognise(name, data)
    assert caught.value.example.startswith("/task import")
    return caught.value.sentence.format(**caught.value.values)


@each_row(("name", "form"), FORMATS.items())
def test_a_file_is_known_by_its_content_whatever_it_is_called(name: str, form: Format) -> None:
    assert recognise("download", sample(name)).format is form


@each_row("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250"])
def test_polish_is_read_in_every_encoding_that_programs_write(encoding: str) -> None:
    data = sample("jira_pl.csv").decode().encode(encoding)
    assert set(tasks_of(read_file("x.csv", data))) == {"Przygotować ulotkę", "Złożyć zamówienie"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_italian_is_read_in_every_encoding_that_programs_write(encoding: str) -> None:
    text = "Attività;Scadenza;Priorità\nPerché no? È già così;27/11/2026;più alta\n"
    sheet = recognise("x.csv", text.encode(encoding))
    assert sheet.header == ("Attività", "Scadenza", "Priorità")
    assert sheet.rows[0].cells[0] == ("Perché no? È già così",)
    assert sheet.encoding == encoding


@each_row("line_end", ["\n", "\r\n", "\r"])
@each_row("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_and_line_end_is_recognised(delimiter: str, line_end: str) -> None:
    rows = [["Title", "Notes", "Due"], ["Brief", '"one, two; three\nfour"', "2026-11-27"], ["Call", "", ""]]
    text = line_end.join(delimiter.join(row) for row in rows)
    sheet = recognise("x.csv", text.encode())
    assert [row.cells for row in sheet.rows] == [
        (("Brief",), ("one, two; three\nfour",), ("2026-11-27",)),
        (("Call",), (), ()),
    ]
    assert sheet.rows[0].line == 2


def test_a_delimiter_that_the_file_declares_is_taken_and_lines_are_counted_with_it() -> None:
    sheet = recognise("x.csv", b"sep=;\nTitle;Notes\na;1,2\n")
    assert (sheet.header, sheet.rows[0].line) == (("Title", "Notes"), 3)


def test_columns_of_one_name_are_one_and_nameless_ones_get_a_name() -> None:
    sheet = recognise("x.csv", b"Title,Tag, tag ,,Title\na,x,,y,z,w\n")
    assert sheet.header == ("Title", "Tag", "Column 4", "Column 6")
    assert sheet.rows[0].cells == (("a", "z"), ("x",), ("y",), ("w",))


def test_titles_above_the_header_are_passed_over() -> None:
    sheet = recognise("x.csv", b"Our plan,,\n,,\nseen by Grace,,\nTask,Owner,Due\nBrief,ana,\n")
    assert sheet.header == ("Task", "Owner", "Due")
    assert [row.line for row in sheet.rows] == [5]


def test_a_table_without_a_name_we_know_has_its_header_in_the_first_line() -> None:
    sheet = recognise("x.csv", "職務,誰\n計画,佐藤\n".encode())
    assert sheet.header == ("職務", "誰")


def test_a_workbook_is_read_with_its_real_dates_and_numbers() -> None:
    data = workbook(
        [
            ["Title", "Due", "Created", "Estimate (h)", "Done", "ID", "Code"],
            [
                "Brief",
                at("2026-11-27").replace(tzinfo=None, hour=0),
                at("2026-11-02T10:30:00+00:00").replace(tzinfo=None),
                1.5,
                True,
                7.0,
                "=1+1",
            ],
        ],
        "Updates",
    )
    sheet = recognise("x.csv", data)
    assert sheet.rows[0].cells == (
        *(("Brief",), ("2026-11-27",), ("2026-11-02T10:30:00",), ("1.5",), ("True",), ("7",), ()),
    )
    assert [each.values for each in sheet.remarks] == [{"titles": "Updates"}]
    assert sheet.encoding == "xlsx"


def test_of_several_sheets_the_first_that_holds_something_is_read_and_the_others_are_told() -> None:
    sheet = recognise("x.xlsx", workbook([], "Plan", "Notes", "More"))
    assert [row.cells for row in sheet.rows] == [(("Plan",), ())]
    assert [each.values for each in sheet.remarks] == [{"titles": "Notes, More"}]


def test_a_board_of_monday_is_the_same_as_csv_and_as_a_workbook() -> None:
    lines = [line.split(",") for line in MONDAY.splitlines()]
    packed = recognise("x.xlsx", workbook([[cell or None for cell in line] for line in lines]))
    assert packed.format is Format.MONDAY
    assert packed.rows == recognise("x.csv", MONDAY.encode()).rows


MONDAY = """Autumn launch,,,
Press,,,
Name,Person,Status,Date
Call the papers,Ana,Done,2026-11-27
"""


@each_row(
    ("data", "why"),
    [
        (b"", "That file is empty."),
        (b" \r\n\t", "That file is empty."),
        (b",,,\n,,\n", "That file is empty."),
        (b"Title,Due\n", "I found a header in that file, but no rows under it."),
        (b'{"cards": [], "lists": []}', "I found a header in that file, but no rows under it."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "That is not a file I can read."),
        (b"\xff\xfe\x00", "That is not a file I can read."),
        (b"\x00" * 100, "That is not a file I can read."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
            "That is an old Excel file, or one with a password.",
        ),
        (b"PK\x03\x04 and then nothing", "That Excel file is damaged."),
        (b'{"a": 1}', "Of JSON files I know Trello boards"),
        (b"[1, 2]", "Of JSON files I know Trello boards"),
        (b'{"cards": [', "That JSON is damaged or cut off."),
        (b'{"a":' * 100_000, "That JSON is damaged or cut off."),
        (b'{"a": 1' + b"0" * 5000 + b"}", "That JSON is damaged or cut off."),
        (b'Title,Notes\na,"b\nc\n', "From line 2 on a quotation mark is missing"),
        (b"Title\n" + b"x" * 200_000, "The cell that begins in line 2 is too long."),
        (b"Title\n" + b"x\n" * (MOST_ROWS + 1), "I read up to 20000 rows of a file."),
        (
            b'{"cards": [' + b'{"name": "a"},' * MOST_ROWS + b'{"name": "b"}], "lists": []}',
            "I read up to 20000 rows of a file.",
        ),
        (b"," * MOST_COLUMNS + b"Title\nx\n", "I read up to 1000 columns of a file."),
        (b"x" * (MOST_BYTES + 1), "That file has 11 MB; I read up to 10 MB."),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, why: str) -> None:
    assert refused(data).startswith(why)


def test_a_damaged_list_in_json_is_told_as_such_only_if_the_file_says_it_is_json() -> None:
    assert refused(b"[1,\n2", "tasks.json").startswith("That JSON is damaged")
    assert recognise("tasks.csv", b"[x] Brief\n[ ] Call\n").format is Format.TABLE


def packed(entries: dict[str, bytes]) -> bytes:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, data in entries.items():
            writer.writestr(name, data)
    return archive.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as reader:
        return {name: reader.read(name) for name in reader.namelist()}


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(xml: str) -> bytes:
    return packed(unpacked(workbook([["Title"], [time(12)]])) | {SHEET: xml.encode()})


def rows_xml(rows: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<worksheet '
        f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    assert refused(packed({"project.csv": b"TYPE,CONTENT"})).startswith("That is an archive.")


def test_a_workbook_that_swells_when_unpacked_is_refused_unread() -> None:
    assert refused(packed({SHEET: bytes(41 * 1024 * 1024)})).startswith(
        "Unpacked, that Excel file is too big"
    )


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(packed({"xl/workbook.xml": bytes(50 * 1024 * 1024)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 1000)
    assert refused(bytes(data)).startswith("That Excel file is damaged.")


def test_entities_in_a_workbook_are_refused_unexpanded() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "Read from outside">]>'
    data = with_sheet(rows_xml(f'<row r="1">{cell("A1", "Title")}{cell("B1", "&a;")}</row>', doctype))
    assert refused(data).startswith("That Excel file is damaged.")


def with_shared_text(text: str, rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    entries = unpacked(workbook([["Title"], ["a"]])) | {SHEET: rows_xml(rows).encode()}
    entries["[Content_Types].xml"] = entries["[Content_Types].xml"].replace(b"</Types>", part)
    entries["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>'.encode()
    return packed(entries)


def test_one_text_that_stands_in_thousands_of_cells_does_not_fill_the_memory() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1000))
    assert len(recognise("x.xlsx", with_shared_text("Title", rows)).rows) == 998
    assert refused(with_shared_text("x" * 100_000, rows)).startswith("Unpacked,")


def test_cells_far_away_are_refused_at_once() -> None:
    rows = "".join(f'<row r="{n}"><c r="ZZZ{n}"/></row>' for n in range(1, 2000))
    assert refused(with_sheet(rows_xml(rows))).startswith("Unpacked,")
    far = f'<row r="1">{cell("A1", "Title")}{cell("AZZ1", "Due")}</row>'
    assert refused(with_sheet(rows_xml(far))).startswith("I read up to 1000 columns")


def test_a_row_far_below_is_read_and_keeps_its_number() -> None:
    rows = f'<row r="1">{cell("A1", "Title")}</row><row r="90000">{cell("A90000", "Brief")}</row>'
    assert [row.line for row in recognise("x.xlsx", with_sheet(rows_xml(rows))).rows] == [90_000]


def test_rows_beyond_the_limit_are_refused_in_a_workbook_too() -> None:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "x")}</row>' for n in range(1, MOST_ROWS + 2))
    assert refused(with_sheet(rows_xml(rows))).startswith("I read up to 20000 rows")


def test_numbers_and_times_of_a_workbook_are_read_as_a_person_would_write_them() -> None:
    data = workbook([["Title", "At", "Number"], ["Brief", time(17, 30), 7.5]])
    cells = unpacked(data)[SHEET].replace(b"7.5", b"7.0").decode()
    assert recognise("x.xlsx", with_sheet(cells)).rows[0].cells == (("Brief",), ("17:30:00",), ("7",))
