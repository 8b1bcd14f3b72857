"""The buttons that turn the pages of a list."""

from bot.messages.layout import Block, button
from bot.messages.reader import Reader


def page_buttons(page: int, *, has_next: bool, action: str, asked: str, reader: Reader) -> list[Block]:
    """To the page before and the one after, where there are such: each says `asked` and the number."""
    _ = reader.gettext
    turns = []
    if page > 1:
        back = _("◀ Page {page}").format(page=page - 1)
        turns.append(button(back, f"{action}:back", f"{asked} {page - 1}"))
    if has_next:
        on = _("Page {page} ▶").format(page=page + 1)
        turns.append(button(on, f"{action}:on", f"{asked} {page + 1}"))
    return turns
