"""What a column of a file can hold."""

from enum import StrEnum


class Field(StrEnum):
    """What of a task a column can hold."""

    TITLE = "title"
    NOTES = "notes"
    OWNER = "owner"
    ASSIGNEES = "assignees"
    WATCHERS = "watchers"
    DUE = "due"
    STATUS = "status"
    SECTION = "section"
    PRIORITY = "priority"
    LABELS = "labels"
    ESTIMATE = "estimate"
    KEY = "key"
    PARENT = "parent"
    AFTER = "after"
    BLOCKERS = "blockers"
    RECURRENCE = "recurrence"
    CREATED = "created"
    DONE = "done"
    CREATOR = "creator"
    CHANNEL = "channel"
    LINK = "link"
