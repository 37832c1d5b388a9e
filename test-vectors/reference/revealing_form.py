"""Contents of the parts of a request under dual control (chapter 4, section 8)."""

import re
from typing import Any, Callable

from forms import DIGEST_HEX, is_closed, is_whole, matches
from refusal import Refused

MOST = 10_000
LONGEST_VALUE = 254
MOST_ROWS = 5_000
PSEUDONYM = re.compile(r"[a-z]{2,10}_p1[02-9ac-hj-np-z]{69}")
SUBJECT = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")
SPACES = re.compile(r" *")
CONTACT = (
    "relationNumber",
    "email",
    "mobile",
    "phone",
    "country",
    "postcode",
    "houseNumber",
    "houseNumberAddition",
    "street",
    "city",
)


def parse_revealing(kind: str, value: Any) -> dict:
    """ParseContent of these kinds: RECO-30 to RECO-32."""
    if not isinstance(value, dict) or value.get("schema") != f"sluis-{kind}/1" or not REVEALING[kind](value):
        raise Refused("PART_CONTENT_INVALID")
    return value


def _is_selection(value: dict) -> bool:
    listed = is_closed(value, {"schema", "pseudonyms"}) and _is_list(value["pseudonyms"], _is_pseudonym)
    return listed and len(set(value["pseudonyms"])) == len(value["pseudonyms"])


def _is_translation(value: dict) -> bool:
    return is_closed(value, {"schema", "pseudonyms"}) and _is_list(
        value["pseudonyms"], lambda item: item == "" or _is_pseudonym(item)
    )


def _is_opening(value: dict) -> bool:
    return (
        is_closed(value, {"schema", "request", "subjects"})
        and matches(value["request"], DIGEST_HEX)
        and _is_list(value["subjects"], lambda item: item == "" or matches(item, SUBJECT))
    )


def _is_revelation(value: dict) -> bool:
    if not is_closed(value, {"schema", "rows", "padding"}) or not matches(value["padding"], SPACES):
        return False
    rows = value["rows"]
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        return False
    last = -1
    for row in rows:
        if not is_closed(row, {"row"}, CONTACT) or len(row) < 2 or not is_whole(row["row"], last + 1):
            return False
        last = row["row"]
        values = (member for name, member in row.items() if name != "row")
        if not all(isinstance(member, str) and 1 <= len(member) <= LONGEST_VALUE for member in values):
            return False
    return True


def _is_pseudonym(item: Any) -> bool:
    return matches(item, PSEUDONYM)


def _is_list(value: Any, is_sound: Callable[[Any], bool]) -> bool:
    return isinstance(value, list) and 1 <= len(value) <= MOST and all(is_sound(item) for item in value)


REVEALING: dict[str, Callable[[dict], bool]] = {
    "selection": _is_selection,
    "opening": _is_opening,
    "revelation": _is_revelation,
    "translation": _is_translation,
}
