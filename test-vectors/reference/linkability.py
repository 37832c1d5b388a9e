"""The linkability report of a delivery (chapter 9, section 11.7)."""

from collections import defaultdict
from typing import Iterable, Optional

from derived_places import email_is_shared
from linkage_records import is_identifying
from record_hash import hash_of, zeros_in_front
from streams import pieces

SCHEMA = "sluis-linkability/1"
RECORDS_MAX = 131_072
NAMES_USUAL = 12
BIRTHDAY_SHARE = 200
COUNTED = ("relationNumber", "email", "familyName", "givenName", "birthDate", "organisation", "household", "postOfficeBox")
DERIVED = (
    "emailShared",
    "mobile",
    "fixedPhone",
    "otherPhone",
    "initialsOnly",
    "birthDateJanuaryFirst",
    "fullAddress",
    "postcodeAndNumber",
    "postcodeOnly",
    "postcodeAreaOnly",
)
CLASSES = ("strong", "nameAndAddress", "institutionOnly", "householdOnly", "weak", "none")
KINDS = ("relationNumber", "email", "phone", "birthDate", "address")
ADVICE = (
    "COLLECT_EMAIL_OR_MOBILE",
    "COLLECT_BIRTH_DATE",
    "COLLECT_ADDRESS",
    "COLLECT_HOUSE_NUMBER",
    "COLLECT_POSTCODE",
    "COLLECT_NAME",
    "COLLECT_GIVEN_NAME",
    "MEND_BIRTH_DATE_JANUARY_FIRST",
    "MEND_EMAIL_SHARED",
    "MEND_RELATION_NUMBER_REPEATED",
    "MEND_EMAIL_REPEATED",
    "MEND_PHONE_REPEATED",
    "MEND_BIRTH_DATE_REPEATED",
    "MEND_ADDRESS_REPEATED",
)


def linkability(rows: Iterable[Optional[dict]]) -> dict:
    """The report of all rows of a delivery; None is an anonymous one. LINK-69."""
    rows = list(rows)
    identities = [row for row in rows if row is not None]
    strengths = [_class(identity) for identity in identities] + ["none"] * (len(rows) - len(identities))
    advice = dict.fromkeys(ADVICE, 0)
    advice["COLLECT_EMAIL_OR_MOBILE"] = len(rows) - len(identities)
    for identity in identities:
        for code in _advice(identity):
            advice[code] += 1
    carried = [name for identity in identities for name in _carried(identity)]
    records, sampling = _distinct(identities)
    repeated = {kind: _repeated(kind, records, sampling, len(rows)) for kind in KINDS}
    for code, kind in zip(ADVICE[-len(KINDS) :], KINDS):
        advice[code] = repeated[kind]["rows"]
    ranked = sorted((code for code in ADVICE if advice[code]), key=lambda code: -advice[code])
    return {
        "schema": SCHEMA,
        "rows": len(rows),
        "identifying": sum(map(is_identifying, identities)),
        "distinctRecords": min(len(records) * sampling, len(rows)),
        "sampling": sampling,
        "identifiers": {name: carried.count(name) for name in COUNTED + DERIVED},
        "strength": {name: strengths.count(name) for name in CLASSES},
        "repeated": repeated,
        "advice": [{"code": code, "rows": advice[code]} for code in ranked],
    }


def _january_first(identity: dict) -> bool:
    return identity.get("birthDate", "").endswith("-01-01")


def _named(identity: dict) -> bool:
    there = identity.keys()
    return "familyName" in there and bool(there & {"givenName", "initials"}) and not there & {"organisation", "household"}


def _placed(identity: dict) -> bool:
    return "postcode" in identity or {"street", "city"} <= identity.keys()


def _addressed(identity: dict) -> bool:
    return _placed(identity) and "houseNumber" in identity and "postOfficeBox" not in identity


def _class(identity: dict) -> str:
    own_mail = "email" in identity and not email_is_shared(identity["email"])
    mobile = "phone" in identity and identity.get("phoneKind") == "mobile"
    if "organisation" not in identity and (own_mail or mobile):
        return "strong"
    if _named(identity) and "birthDate" in identity and not _january_first(identity):
        return "strong"
    if _named(identity) and _addressed(identity):
        return "nameAndAddress"
    if "relationNumber" in identity:
        return "institutionOnly"
    if _addressed(identity):
        return "householdOnly"
    return "weak" if is_identifying(identity) else "none"


def _carried(identity: dict) -> Iterable[str]:
    yield from (name for name in COUNTED if name in identity)
    if "email" in identity and email_is_shared(identity["email"]):
        yield "emailShared"
    if "phone" in identity:
        yield {"mobile": "mobile", "fixed": "fixedPhone"}.get(identity.get("phoneKind"), "otherPhone")
    if "initials" in identity and "givenName" not in identity:
        yield "initialsOnly"
    if _january_first(identity):
        yield "birthDateJanuaryFirst"
    there = identity.keys()
    if {"houseNumber", "street"} <= there and there & {"postcode", "city"}:
        yield "fullAddress"
    elif "postcode" in there:
        yield "postcodeAndNumber" if "houseNumber" in there else "postcodeOnly"
    elif "postcodeArea" in there:
        yield "postcodeAreaOnly"


def _advice(identity: dict) -> Iterable[str]:
    kind = _class(identity)
    if kind == "strong" or "organisation" in identity:
        return
    named = _named(identity)
    yield "MEND_EMAIL_SHARED" if "email" in identity else "COLLECT_EMAIL_OR_MOBILE"
    if named and "birthDate" not in identity:
        yield "COLLECT_BIRTH_DATE"
    if named and _january_first(identity):
        yield "MEND_BIRTH_DATE_JANUARY_FIRST"
    if kind == "nameAndAddress" and "givenName" not in identity:
        yield "COLLECT_GIVEN_NAME"
    if _addressed(identity):
        if not named:
            yield "COLLECT_NAME"
    elif named or kind in {"weak", "none"}:
        yield from _home(identity, named)


def _home(identity: dict, named: bool) -> Iterable[str]:
    if "postOfficeBox" in identity:
        yield "COLLECT_ADDRESS"
    elif _placed(identity):
        yield "COLLECT_HOUSE_NUMBER"
    elif "houseNumber" in identity:
        yield "COLLECT_POSTCODE"
    elif named:
        yield "COLLECT_ADDRESS"


def _distinct(identities: list) -> tuple[list, int]:
    """The distinct records that are looked at, each with its rows, and one in how many that is."""
    rows: dict = defaultdict(int)
    first: dict = {}
    for identity in identities:
        key = hash_of(identity)
        rows[key] += 1
        first.setdefault(key, identity)
    bits = 0
    kept = list(first)
    while len(kept) > RECORDS_MAX:
        bits += 1
        kept = [key for key in kept if zeros_in_front(key) >= bits]
    return [(first[key], rows[key]) for key in kept], 2**bits


def _name(identity: dict) -> tuple:
    first = identity.get("givenName", identity.get("initials", ""))
    return identity.get("familyName", ""), first[:1]


def _value(kind: str, identity: dict) -> object:
    if kind != "address":
        return identity.get(kind)
    if "houseNumber" not in identity or not _placed(identity):
        return None
    place = identity.get("postcode") or (identity["street"], identity["city"])
    return identity.get("country"), place, identity["houseNumber"], identity.get("houseNumberAddition")


def _repeated(kind: str, records: list, sampling: int, all_rows: int) -> dict:
    names: dict = defaultdict(set)
    rows: dict = defaultdict(int)
    holding = 0
    for identity, count in records:
        value = _value(kind, identity)
        if value is None:
            continue
        holding += 1
        rows[value] += count
        if _name(identity) != ("", ""):
            names[value].add(_name(identity))
    often = [value for value in names if len(names[value]) > NAMES_USUAL]
    if kind == "birthDate":
        often = [value for value in often if len(names[value]) * BIRTHDAY_SHARE > holding]
    return {
        "values": len(often),
        "rows": min(sum(rows[value] for value in often) * sampling, all_rows),
        "names": max((len(names[value]) for value in often), default=0) * sampling,
    }


def _drawn(piece: bytes) -> dict:
    """An identity of eight bytes."""
    text = piece.hex()
    return {
        "relationNumber": text,
        "initials": "A.",
        "familyName": text[:6],
        "email": f"{text[6:8]}@example.org",
        "postcode": text[8:12],
        "houseNumber": "1",
    }


OPERATIONS = {
    "Linkability": lambda given: {"report": linkability(given["identities"])},
    "LinkabilityMany": lambda given: {
        "report": linkability(_drawn(piece) for piece in pieces(given["stream"], given["count"], 8))
    },
}
