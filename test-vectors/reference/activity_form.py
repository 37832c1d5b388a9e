"""The canonical form of an activity (chapter 4, section 2)."""

import re
from typing import Any

import spec_tables
import survey_rows
from activity_values import is_personal_number
from forms import is_day, is_whole

TABLE = spec_tables.load("activity")
FIELDS = {field["name"]: field for field in TABLE["fields"]}


def is_activity(value: dict) -> bool:
    """Whether the members of an activity are all known, in canonical form, a date among them, and no survey without consent: RECO-1 to RECO-4, RECO-41."""
    visit = {name: member for name, member in value.items() if name not in survey_rows.FIELDS}
    known = "visitDate" in visit and all(_has_form(name, member) for name, member in visit.items())
    return known and survey_rows.is_whole(value)


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
