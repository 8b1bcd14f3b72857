"""Requests and their histories as files."""

from bot.domain.approvals.export import requests_csv, story_csv
from bot.messages.layout import safe
from bot.messages.reader import Reader
from bot.messages.uploads import Upload
from bot.services.approvals.exporting import RequestExport


def export(view: RequestExport, reader: Reader) -> Upload:
    _ = reader.gettext
    moment = reader.moment(reader.now)
    if view.story_of:
        comment = _("The history of {request}, {moment}").format(request=view.story_of, moment=moment)
        return Upload(view.filename, story_csv(view.rows), comment)
    if view.place.is_direct:
        comment = _("All requests that you can see, {moment}").format(moment=moment)
    else:
        named = safe(view.place.name) or _("this conversation")
        comment = _("The requests of {channel}, {moment}").format(channel=named, moment=moment)
    return Upload(view.filename, requests_csv(view.rows), comment)
