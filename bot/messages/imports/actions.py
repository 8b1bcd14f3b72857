"""The action ids of what is pressed and chosen while a file is brought in.

Buttons carry its id as their value, the menu of channels as a suffix.
"""

CHANNEL = "import_channel"
PRIVATE = "import_private"
GO = "import_go"
COLUMNS = "import_columns"
CANCEL = "import_cancel"
FORM = "import_columns_form"
