"""The canonical form of an activity (chapter 4, section 2)."""

import re
from typing import Any

import spec_tables
from activity_values import is_personal_number
from forms import is_day, is_whole

TABLE = spec_tables.load("activity")
FIELDS = {field["name"]: field for field in TABLE["fields"]}


def is_activity(value: dict) -> bool:
    """Whether the members of an activity are all known, in canonical form, and a date among them: RECO-1 to RECO-4."""
    return "visitDate" in value and all(_has_form(name, member) for name, member in value.items())


def _has_form(name: str, value: Any) -> bool:
    field = FIELDS.get(name)
    if field is None:
        return False
    if field["type"] == "date":
        return is_day(value)
    if field["type"] == "integer":
        return is_whole(value, field["minimum"], field["maximum"])
    if not isinstance(value, str):
        return False
    if field["type"] == "code":
        return value in TABLE["codes"][name]
    pattern = field["pattern"].removeprefix("^").removesuffix("$")
    return re.fullmatch(pattern, value) is not None and not (name == "offerCode" and is_personal_number(value))
