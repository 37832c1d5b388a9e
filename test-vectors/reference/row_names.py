"""The names of a row (chapter 3, section 11.1; IDEN-32)."""

from typing import Callable

from changes import Changes, note
from full_names import parse_full_name
from identifiers import canonicalise_field, result_of, settle
from name_columns import parse_family_name, parse_given_name, parse_initials, parse_prefix
from name_writing import Parts
from patterns import compile_pattern
from refusal import Refused
from rows import Row
from text_cleaning import prepare

Parser = Callable[[str, Changes], Parts]
COLUMNS: dict[str, Parser] = {
    "familyName": parse_family_name,
    "familyNamePrefix": parse_prefix,
    "givenName": parse_given_name,
    "initials": parse_initials,
}
TAKES_AN_ARTICLE = compile_pattern(r"^(?:van|aan|in|op|uit|over|onder|bij|von|de)$")
ARTICLE = compile_pattern(r"^(?:de|den|der|het|'t|la)$")


def put_names(row: Row) -> None:
    """The name fields of a row."""
    _put_columns(row)
    _exchange_columns(row)
    _put_full_name(row)
    if row.identity.get("household"):
        for field in ("givenName", "initials"):
            row.identity.pop(field, None)
    if row.identity.get("organisation"):
        for field in COLUMNS:
            row.identity.pop(field, None)


def _put_columns(row: Row) -> None:
    """Steps 1 and 2."""
    kept = []
    for field, parser in COLUMNS.items():
        if field in row.raw:
            row.put_field(field)
            kept.append(_parse(row, field, parser, []))
    for parts in kept:
        _move_prefix(row, row.settled_name("familyNamePrefix", parts.get("familyNamePrefix")))
        for field, code in (
            ("givenName", "GIVEN_NAME_MOVED"),
            ("initials", "INITIALS_MOVED"),
            ("familyName", "NAME_SPLIT"),
        ):
            row.put_derived(field, row.settled_name(field, parts.get(field)), code)


def _parse(row: Row, field: str, parser: Parser, changes: Changes) -> Parts:
    """The parts of a field, none when it is refused; what they say of the row is noted there."""
    try:
        text = prepare(field, row.raw[field], changes)
        parts: Parts = {} if text is None else parser(text, changes)
    except Refused as refusal:
        if refusal.code == "NAME_ORGANISATION":
            row.identity["organisation"] = True
        return {}
    if parts.get("household"):
        row.identity["household"] = True
    return parts


def _move_prefix(row: Row, found: str | None) -> None:
    """MovePrefix."""
    own = row.identity.get("familyNamePrefix") if "familyNamePrefix" in row.raw else None
    if not found or not own:
        row.put_derived("familyNamePrefix", found, "PREFIX_MOVED")
    elif own == found or own.endswith(f" {found}"):
        return
    elif found.startswith(f"{own} "):
        row.put("familyNamePrefix", result_of(found, ["PREFIX_MOVED"]))
    elif TAKES_AN_ARTICLE.search(own) and ARTICLE.search(found):
        row.put("familyNamePrefix", result_of(f"{own} {found}", ["PREFIX_MOVED"]))


def _exchange_columns(row: Row) -> None:
    """Step 3."""
    family, given = row.fields.get("familyName", {}), row.fields.get("givenName", {})
    if (
        "missing" in family
        and "INITIALS_MOVED" in family["changes"]
        and "value" in given
        and "(" not in row.identity.get("givenName", "(")
    ):
        value = row.identity["givenName"]
        result = canonicalise_field("familyName", value, row.options)
        if "value" not in result:
            return
        changes = list(given["changes"])
        note(changes, *result["changes"], "COLUMNS_EXCHANGED")
        row.put("familyName", result_of(result["value"], changes))
        row.put("givenName", result_of(None, ["COLUMNS_EXCHANGED"]))
        found = parse_family_name(value, []).get("familyNamePrefix")
        _move_prefix(row, row.settled_name("familyNamePrefix", found))


def _put_full_name(row: Row) -> None:
    """Step 4."""
    if "fullName" not in row.raw:
        return
    changes: Changes = []
    parts = _parse(row, "fullName", parse_full_name, changes)
    row.put("fullName", canonicalise_field("fullName", row.raw["fullName"], row.options))
    fields = ["givenName", "initials"]
    if "familyName" not in row.identity:
        fields += ["familyNamePrefix", "familyName"]
    for field in fields:
        if field in parts and field not in row.identity:
            result = settle(field, result_of(parts[field], list(changes)), row.options)
            if "value" in result:
                row.put(field, result)
