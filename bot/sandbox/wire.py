"""Objects as they travel between the sandbox, the app and the page."""

from typing import Any

Json = dict[str, Any]
