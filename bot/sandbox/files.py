"""Uploaded files, held in memory."""

import mimetypes
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.sandbox.wire import Json

KEPT_FILES = 200
PNG = b"\x89PNG\r\n\x1a\n"
PNG_HEADER = 24


@dataclass(slots=True, kw_only=True)
class File:
    id: str
    name: str
    user: str
    created: int
    length: int = 0
    title: str = ""
    alt: str = ""
    content: bytes | None = None
    completed: bool = False
    channels: list[str] = field(default_factory=list)

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


class Files:
    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()

    def add(self, file: File) -> None:
        self._files[file.id] = file
        if len(self._files) > KEPT_FILES:
            self._files.popitem(last=False)

    def get(self, file_id: str) -> File | None:
        return self._files.get(file_id)


INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What a browser may show; all else it can only keep."""


def as_file(file: File, origin: str) -> Json:
    url = f"{origin}/files/{file.id}/{file.name}"
    described = {"alt_txt": file.alt} if file.alt else {}
    return (
        described
        | _size_of(file.content or b"")
        | {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title or file.name,
            "mimetype": file.mimetype,
            "filetype": file.name.rpartition(".")[2].lower() or "binary",
            "pretty_type": file.name.rpartition(".")[2].upper() or "Binary",
            "user": file.user,
            "size": len(file.content or b""),
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "url_private": url,
            "url_private_download": url,
            "permalink": url,
            "channels": [channel for channel in file.channels if channel.startswith("C")],
            "groups": [],
            "ims": [channel for channel in file.channels if channel.startswith("D")],
        }
    )


def _size_of(content: bytes) -> Json:
    """Of a PNG, so that its place is kept until it is there: width and height follow its signature."""
    if not content.startswith(PNG) or len(content) < PNG_HEADER:
        return {}
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    return {"original_w": width, "original_h": height}
