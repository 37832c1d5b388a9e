"""CanonicaliseIdentity: a whole row (chapter 3, section 11; IDEN-32, IDEN-33)."""

from datetime import datetime, timezone
from typing import Mapping

from identifiers import Result
from phones import phone_kind
from row_addresses import put_address
from row_names import put_names
from rows import Row


def canonicalise_identity(
    raw: Mapping[str, str], options: Mapping[str, str]
) -> tuple[dict[str, Result], dict[str, str | bool]]:
    """CanonicaliseIdentity: the results of the fields, and the identity."""
    row = Row(raw, options)
    row.put_field("relationNumber")
    put_names(row)
    row.put_field("birthDate")
    row.put_field("email")
    put_address(row)
    row.put_field("phone")
    if "phone" in row.identity:
        row.identity["phoneKind"] = phone_kind(row.identity["phone"])
    return row.fields, row.identity


def canonical_identity(
    raw: Mapping[str, str], country: str = "NL", today: str | None = None
) -> tuple[dict[str, str | bool], list[dict[str, str]]]:
    """The identity of a row, and its faults: field and code. `today` is the day in UTC unless given."""
    day = today or datetime.now(timezone.utc).date().isoformat()
    fields, identity = canonicalise_identity(raw, {"country": country, "today": day})
    faults = [{"field": field, "code": result["error"]} for field, result in fields.items() if "error" in result]
    return identity, faults


def _answer(given: dict) -> dict:
    fields, identity = canonicalise_identity(given["row"], given["options"])
    return {"fields": fields, "identity": identity}


OPERATIONS = {"CanonicaliseIdentity": _answer}
