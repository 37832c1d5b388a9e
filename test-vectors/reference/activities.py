"""Bringing an activity into canonical form (chapter 4, section 3)."""

import re

import spec_tables
import survey_rows
from activity_values import (
    UPPER,
    WHITE_SPACE,
    is_personal_number,
    read_code,
    read_count,
    read_date,
    read_price,
    read_time,
)

TABLE = spec_tables.load("activity")
CODES = {field: frozenset(codes) for field, codes in TABLE["codes"].items()}
CODED_FIELDS = [field["name"] for field in TABLE["fields"] if field["type"] == "code"]
BOUNDS = {field["name"]: (field["minimum"], field["maximum"]) for field in TABLE["fields"] if "minimum" in field}
OFFER_CODE = re.compile(r"[A-Z0-9-]{1,24}", re.ASCII)


def canonical_activity(raw: dict[str, str], date_order: str = "dmy") -> tuple[dict | None, list[dict]]:
    """CanonicaliseActivity: RECO-4 to RECO-7, RECO-42. The activity, or none, and the faults."""
    activity: dict = {}
    faults: list[dict] = []

    def text(field: str) -> str:
        return raw.get(field, "").strip(WHITE_SPACE)

    def fault(field: str, code: str) -> None:
        faults.append({"field": field, "code": code})

    _read_moments(text, date_order, activity, fault)
    _read_codes(text, activity, fault)
    _read_numbers(text, activity, fault)
    may_travel = True
    if survey_rows.is_survey(raw, activity):
        may_travel = survey_rows.read_survey(text, date_order, activity, fault)
    return (activity if may_travel and "visitDate" in activity else None), faults


def _read_moments(text, date_order: str, activity: dict, fault) -> None:
    """Steps 1 to 3."""
    found = read_date(text("visitDate"), date_order)
    if found:
        activity["visitDate"] = found.day
    else:
        fault("visitDate", "ACTIVITY_DATE_INVALID" if text("visitDate") else "ACTIVITY_VISIT_DATE_MISSING")
    time_text = text("visitTime") or (found.time if found else "")
    if time_text:
        time = read_time(time_text)
        if time:
            activity["visitTime"] = time
        else:
            fault("visitTime", "ACTIVITY_TIME_INVALID")
    if text("orderDate"):
        found = read_date(text("orderDate"), date_order)
        if found:
            activity["orderDate"] = found.day
        else:
            fault("orderDate", "ACTIVITY_DATE_INVALID")


def _read_codes(text, activity: dict, fault) -> None:
    """Steps 4 and 5."""
    code = text("offerCode").translate(UPPER)
    if code:
        if not OFFER_CODE.fullmatch(code):
            fault("offerCode", "ACTIVITY_OFFER_CODE_INVALID")
        elif is_personal_number(code):
            fault("offerCode", "ACTIVITY_OFFER_CODE_PERSONAL")
        else:
            activity["offerCode"] = code
    for field in CODED_FIELDS:
        code = read_code(text(field))
        if code in CODES[field]:
            activity[field] = code
        elif code:
            fault(field, "ACTIVITY_CODE_UNKNOWN")


def _read_numbers(text, activity: dict, fault) -> None:
    """Steps 6 and 7."""
    price_text, cents_text = text("price"), text("priceCents")
    price = read_price(price_text) if price_text else None
    cents = read_count(cents_text, *BOUNDS["priceCents"]) if cents_text else None
    if price_text and (price is None or price > BOUNDS["priceCents"][1]):
        fault("price", "ACTIVITY_PRICE_INVALID")
    elif cents_text and cents is None:
        fault("priceCents", "ACTIVITY_NUMBER_INVALID")
    elif price is not None and cents is not None and price != cents:
        fault("price", "ACTIVITY_PRICE_CONFLICT")
    elif price is not None or cents is not None:
        activity["priceCents"] = cents if price is None else price
    if text("quantity"):
        quantity = read_count(text("quantity"), *BOUNDS["quantity"])
        if quantity is None:
            fault("quantity", "ACTIVITY_NUMBER_INVALID")
        else:
            activity["quantity"] = quantity


def _answer(given: dict) -> dict:
    activity, faults = canonical_activity(given["raw"], given.get("dateOrder", "dmy"))
    return {"activity": activity, "errors": faults}


OPERATIONS = {"CanonicaliseActivity": _answer}
