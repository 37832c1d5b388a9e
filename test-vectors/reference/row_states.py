"""Which rows leave the institution (chapter 4, section 5)."""

import spec_tables
import survey_rows
from activity_values import LOWER, WHITE_SPACE

WORDS = spec_tables.load("objection-words")


def is_linkable(identity: dict) -> bool:
    """Whether an identity can be linked: section 5.2."""
    name = "familyName" in identity and ("initials" in identity or "givenName" in identity)
    place = "postcode" in identity or ("street" in identity and "city" in identity)
    address = "houseNumber" in identity and place and "postOfficeBox" not in identity
    phone = "phone" in identity and identity.get("phoneKind") != "service"
    return (
        "relationNumber" in identity or "email" in identity or phone or address or (name and "birthDate" in identity)
    )


def row_state(identity: dict, activity: dict | None, periods: list[dict], objection: str | None) -> str:
    """RowState of a row that could be read: RECO-12, RECO-15. `objection` is None without such a column."""
    if objection is not None and objection.strip(WHITE_SPACE).translate(LOWER) not in WORDS["no"]:
        return "objected"
    if activity is None:
        return "refused"
    for day in survey_rows.days_of(activity):
        if not any(period["inForceFrom"] <= day <= period.get("inForceUntil", day) for period in periods):
            begun = any(period["inForceFrom"] <= day for period in periods)
            return "after-agreement" if begun else "before-agreement"
    if not survey_rows.is_agreed(activity, periods):
        return "refused"
    return "accepted" if is_linkable(identity) else "anonymous"


def _row_state(given: dict) -> dict:
    state = row_state(given["identity"], given["activity"], given["periods"], given.get("objection"))
    return {"linkable": is_linkable(given["identity"]), "state": state}


OPERATIONS = {"RowState": _row_state}
