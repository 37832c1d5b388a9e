"""Joining the rows of the parts of a chunk (chapter 13, section 4.3)."""

from forms import LARGEST
from part_content import parse_content
from survey_rows import days_of, is_agreed

OUTSIDE = "ROW_OUT_OF_CHUNK"


def join_rows(
    chunk: range, agreements: list[dict], activity: dict, pseudonym: dict, attribute: dict | None
) -> tuple[list[dict], list[dict]]:
    """JoinRows, the rows and what is set aside: RELE-18, RELE-19, RELE-27. `chunk` holds the numbers of its rows."""
    activities = parse_content("activity", activity)["rows"]
    pseudonyms = _by_number(parse_content("pseudonym", pseudonym)["rows"])
    attributes = _by_number([] if attribute is None else parse_content("attribute", attribute)["rows"])
    rows: list[dict] = []
    refused: list[dict] = []
    for item in activities:
        number = item["row"]
        code = _reason(item, agreements, number in pseudonyms)
        if number not in chunk:
            code = OUTSIDE
        if code is None:
            rows.append(_joined(item, pseudonyms.get(number), attributes.get(number)))
        else:
            refused.append({"code": code, "row": number})
    seen = {item["row"] for item in activities}
    for number in pseudonyms:
        if number not in seen:
            refused.append({"code": "ROW_WITHOUT_ACTIVITY" if number in chunk else OUTSIDE, "row": number})
    return rows, refused


def _by_number(rows: list[dict]) -> dict[int, dict]:
    return {row["row"]: {name: member for name, member in row.items() if name != "row"} for row in rows}


def _reason(item: dict, agreements: list[dict], has_pseudonym: bool) -> str | None:
    """Steps 2 to 4: why a row is set aside, if it is."""
    days = days_of(item)
    for day in days:
        if not _in_force(agreements, day):
            begun = any(agreement["inForceFrom"] <= day for agreement in agreements)
            return "ROW_AFTER_AGREEMENT" if begun else "ROW_BEFORE_AGREEMENT"
    if not is_agreed(item, agreements):
        return "ROW_SURVEY_NOT_AGREED"
    if not has_pseudonym and not _in_force(agreements, days[0])[0]["anonymousVisits"]:
        return "ROW_ANONYMOUS"
    return None


def _in_force(agreements: list[dict], day: str) -> list[dict]:
    begun = [agreement for agreement in agreements if agreement["inForceFrom"] <= day]
    return [agreement for agreement in begun if day <= agreement.get("inForceUntil", day)]


def _joined(item: dict, pseudonyms: dict | None, attributes: dict | None) -> dict:
    """Step 5."""
    row = {"row": item["row"], **(pseudonyms or {})}
    if attributes is not None:
        row["attributes"] = attributes
    return row | {"activity": {name: member for name, member in item.items() if name != "row"}}


def _join(given: dict) -> dict:
    bounds = given.get("range", {"first": 0, "count": LARGEST})
    chunk = range(bounds["first"], bounds["first"] + bounds["count"])
    rows, refused = join_rows(chunk, given["agreements"], given["activity"], given["pseudonym"], given.get("attribute"))
    return {"rows": rows, "refused": refused}


OPERATIONS = {"JoinRows": _join}
