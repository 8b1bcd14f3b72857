"""The ways in which a file is not taken."""

from bot.domain.exchange.sheet import EXAMPLE, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_TASKS
from bot.domain.refusal import N_, Refusal

_MEGABYTE = 1024 * 1024


def too_big(size: int) -> Refusal:
    return Refusal(
        N_("That file has {size} MB; I read up to {limit} MB. Split it, or export less."),
        example=EXAMPLE,
        size=-(-size // _MEGABYTE),
        limit=MOST_BYTES // _MEGABYTE,
    )


def empty() -> Refusal:
    return Refusal(N_("That file is empty."), example=EXAMPLE)


def no_rows() -> Refusal:
    return Refusal(N_("I found a header in that file, but no rows under it."), example=EXAMPLE)


def no_text() -> Refusal:
    return Refusal(
        N_("That is not a file I can read. I know CSV, Excel (.xlsx) and the JSON of a Trello board."),
        example=EXAMPLE,
    )


def old_workbook() -> Refusal:
    return Refusal(
        N_("That is an old Excel file, or one with a password. Save it as .xlsx without one, or as CSV."),
        example=EXAMPLE,
    )


def archive() -> Refusal:
    return Refusal(N_("That is an archive. Unpack it and send me the files in it."), example=EXAMPLE)


def damaged_workbook() -> Refusal:
    return Refusal(
        N_("That Excel file is damaged. Open it, save it again as .xlsx or CSV, and send me that."),
        example=EXAMPLE,
    )


def swollen_workbook() -> Refusal:
    return Refusal(
        N_("Unpacked, that Excel file is too big for me. Save the sheet with the tasks as CSV."),
        example=EXAMPLE,
    )


def too_many_rows() -> Refusal:
    return Refusal(N_("I read up to {limit} rows of a file. Split it."), example=EXAMPLE, limit=MOST_ROWS)


def too_many_columns() -> Refusal:
    return Refusal(
        N_("I read up to {limit} columns of a file. Export fewer fields."),
        example=EXAMPLE,
        limit=MOST_COLUMNS,
    )


def too_many_tasks(count: int) -> Refusal:
    return Refusal(
        N_("That file has {count} tasks; I take up to {limit} at once. Split it."),
        example=EXAMPLE,
        count=count,
        limit=MOST_TASKS,
    )


def open_quote(line: int) -> Refusal:
    return Refusal(
        N_("From line {line} on a quotation mark is missing, so I cannot tell where the cells end."),
        example=EXAMPLE,
        line=line,
    )


def long_cell(line: int) -> Refusal:
    return Refusal(N_("The cell that begins in line {line} is too long."), example=EXAMPLE, line=line)


def unreadable_json() -> Refusal:
    return Refusal(N_("That JSON is damaged or cut off. Export it again."), example=EXAMPLE)


def unknown_json() -> Refusal:
    return Refusal(
        N_("Of JSON files I know Trello boards and my own exports. Export anything else as CSV."),
        example=EXAMPLE,
    )


def no_title_column() -> Refusal:
    return Refusal(N_("Which column holds the titles? Without one I cannot make tasks."), example=EXAMPLE)
