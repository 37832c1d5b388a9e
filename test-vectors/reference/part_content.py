"""The contents of parts (chapter 4, section 7)."""

import re
from typing import Any, Callable

from activity_form import is_activity
from forms import DIGEST, UUID, is_closed, is_whole, matches
from identity_form import is_identity, is_withdrawal
from part_header import LARGEST_CHUNK, schema_of
from refusal import Refused
from revealing_form import REVEALING, parse_revealing

MOST_ITEMS = 5_000
SUBJECT = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")
PSEUDONYM = {
    "person": re.compile(r"[a-z]{2,10}_p1[02-9ac-hj-np-z]{69}"),
    "household": re.compile(r"[a-z]{2,10}_h1[02-9ac-hj-np-z]{69}"),
}
REWRAP_REFUSALS = (
    "PSEUDONYM_MALFORMED",
    "PSEUDONYM_WRONG_MODE",
    "PSEUDONYM_WRONG_DOMAIN",
    "PSEUDONYM_WRONG_EPOCH",
    "PSEUDONYM_UNOPENABLE",
    "EPOCH_UNAVAILABLE",
)
LONGEST_TEXT = 128
LARGEST_EPOCH = 65_535
ATTRIBUTES = {"postcode4": re.compile(r"[1-9][0-9]{3}"), "birthDecade": re.compile(r"(?:1[89]|2[01])[0-9]0")}


def parse_content(kind: str, value: Any) -> dict:
    """ParseContent: RECO-18 to RECO-20, of what two persons approved RECO-30 to RECO-32, of a withdrawal RECO-46."""
    if kind in REVEALING:
        return parse_revealing(kind, value)
    if not (isinstance(value, dict) and _has_frame(kind, value)):
        raise Refused("PART_CONTENT_INVALID")
    if kind == "rewrap":
        texts = value["pseudonyms"]
        sound = is_whole(value["epoch"], 1, LARGEST_EPOCH) and 1 <= len(texts) <= MOST_ITEMS
        sound = sound and all(isinstance(text, str) and 1 <= _units(text) <= LONGEST_TEXT for text in texts)
    elif "rewrap" in value:
        sound = _is_answer(value["rewrap"], value["changes"])
    elif "changes" in value:
        changes = value["changes"]
        sound = 1 <= len(changes) <= MOST_ITEMS and all(_is_change(kind, item) for item in changes)
        sound = sound and sum(len(item.get("rows", ())) for item in changes) <= MOST_ITEMS
    else:
        has_form = is_withdrawal if "withdrawal" in value else ROWS[kind]
        sound = len(value["rows"]) <= MOST_ITEMS and _are_rows(has_form, value["rows"])
    if not sound:
        raise Refused("PART_CONTENT_INVALID")
    return value


def _has_frame(kind: str, value: dict) -> bool:
    """Step 1: the members of a content, and that its list is one."""
    if kind == "rewrap":
        closed = is_closed(value, {"schema", "epoch", "pseudonyms"})
        return closed and isinstance(value["pseudonyms"], list) and value["schema"] == schema_of(kind)
    changes = kind == "change" or (kind == "subject" and "changes" in value)
    items = "changes" if changes else "rows"
    optional = {"attributeDigest"} if kind == "subject" and not changes else set()
    if kind == "change":
        optional = {"rewrap"}
    if kind == "identity":
        optional = {"withdrawal"}
    if not is_closed(value, {"schema", items}, optional) or not isinstance(value[items], list):
        return False
    if value.get("withdrawal", True) is not True:
        return False
    return value["schema"] == schema_of(kind) and matches(value.get("attributeDigest", "A" * 43), DIGEST)


def _are_rows(has_form: Callable[[dict], bool], rows: list) -> bool:
    """Step 2."""
    last = -1
    for row in rows:
        if not isinstance(row, dict) or not is_whole(row.get("row"), last + 1):
            return False
        last = row["row"]
        if not has_form({name: member for name, member in row.items() if name != "row"}):
            return False
    return True


def _is_answer(answer: Any, changes: list) -> bool:
    """Step 4: a list of changes that answers a rewrap."""
    if not is_closed(answer, {"id", "chunk", "epoch", "refused"}) or not isinstance(answer["refused"], list):
        return False
    count = len(changes) + len(answer["refused"])
    sound = matches(answer["id"], UUID) and is_whole(answer["chunk"], 0, LARGEST_CHUNK)
    if not sound or not is_whole(answer["epoch"], 1, LARGEST_EPOCH) or not 1 <= count <= MOST_ITEMS:
        return False
    last = -1
    for item in answer["refused"]:
        if not is_closed(item, {"row", "code"}) or not is_whole(item["row"], last + 1, count - 1):
            return False
        if item["code"] not in REWRAP_REFUSALS:
            return False
        last = item["row"]
    return all(_is_rewrapped(item) for item in changes)


def _is_rewrapped(item: Any) -> bool:
    if not is_closed(item, {"change", "kind", "old", "new"}) or item["change"] != "rewrap":
        return False
    if item["kind"] not in ("person", "household") or item["old"] == item["new"]:
        return False
    return all(matches(item[side], PSEUDONYM[item["kind"]]) for side in ("old", "new"))


def _units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)


def _is_change(kind: str, item: Any) -> bool:
    """Step 3."""
    pattern = SUBJECT if kind == "subject" else PSEUDONYM["person"]
    if is_closed(item, {"change", "kind", "old"}):
        return item["change"] == "erase" and item["kind"] == "person" and matches(item["old"], pattern)
    if is_closed(item, {"change", "kind", "old", "new"}):
        sound = item["change"] == "merge"
    else:
        sound = is_closed(item, {"change", "kind", "seq", "old", "new", "rows"}) and item["change"] == "split"
        sound = sound and is_whole(item["seq"], 1) and _are_named(item["rows"])
    if not sound or item["kind"] not in ("person", "household") or item["old"] == item["new"]:
        return False
    pattern = SUBJECT if kind == "subject" else PSEUDONYM[item["kind"]]
    return matches(item["old"], pattern) and matches(item["new"], pattern)


def _are_named(rows: Any) -> bool:
    """Whether they are the rows of a split: at least one, each a delivery and a number, ascending."""
    if not isinstance(rows, list) or not rows:
        return False
    for name in rows:
        if not isinstance(name, list) or len(name) != 2 or not matches(name[0], UUID) or not is_whole(name[1]):
            return False
    return all(before < after for before, after in zip(rows, rows[1:]))


def _is_subject(row: dict) -> bool:
    return is_closed(row, PSEUDONYM) and all(matches(member, SUBJECT) for member in row.values())


def _is_pseudonym(row: dict) -> bool:
    return is_closed(row, PSEUDONYM) and all(matches(row[name], pattern) for name, pattern in PSEUDONYM.items())


def _is_attribute(row: dict) -> bool:
    if not row or not is_closed(row, (), ATTRIBUTES):
        return False
    return all(matches(member, ATTRIBUTES[name]) for name, member in row.items())


ROWS: dict[str, Callable[[dict], bool]] = {
    "identity": is_identity,
    "activity": is_activity,
    "subject": _is_subject,
    "pseudonym": _is_pseudonym,
    "attribute": _is_attribute,
}


def _parse_long(given: dict) -> dict:
    numbered = given["list"] == "rows"
    items = [given["item"] | {"row": number} if numbered else given["item"] for number in range(given["count"])]
    content = parse_content(given["kind"], {"schema": schema_of(given["kind"]), given["list"]: items} | given.get("with", {}))
    return {"count": len(content[given["list"]])}


OPERATIONS = {
    "ParseContent": lambda given: {"content": parse_content(given["kind"], given["content"])},
    "ParseLongContent": _parse_long,
}
