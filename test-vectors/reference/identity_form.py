"""The canonical identity that travels (chapter 4, section 4)."""

import re
from typing import Any

from canonical_forms import is_canonical
from forms import matches

FIELDS = frozenset(
    (
        "relationNumber",
        "givenName",
        "initials",
        "familyNamePrefix",
        "familyName",
        "birthDate",
        "email",
        "phone",
        "postcode",
        "houseNumber",
        "houseNumberAddition",
        "street",
        "city",
        "country",
    )
)
FLAGS = frozenset(("organisation", "household", "postOfficeBox"))
CONSENT = "contactConsent"
PHONE_KINDS = frozenset(("mobile", "fixed", "service", "unknown"))
POSTCODE_AREA = re.compile(r"[1-9][0-9]{3}")
DUTCH_MOBILE = re.compile(r"\+316[1-58]")
DUTCH_FIXED = re.compile(r"\+31[1-57]")


def is_identity(value: dict) -> bool:
    """Whether an identity holds known members only, at least one beside a consent, each in its form: RECO-10, RECO-11."""
    if not value.keys() - {CONSENT} or not all(_has_form(name, member) for name, member in value.items()):
        return False
    if ("phone" in value) != ("phoneKind" in value):
        return False
    if "phone" not in value:
        return True
    if DUTCH_MOBILE.match(value["phone"]):
        return value["phoneKind"] == "mobile"
    return not (DUTCH_FIXED.match(value["phone"]) and value["phoneKind"] == "mobile")


def is_withdrawal(value: dict) -> bool:
    """Whether an identity names somebody who withdraws: RECO-46."""
    return CONSENT not in value and is_identity(value)


def _has_form(name: str, value: Any) -> bool:
    if name in FIELDS:
        return isinstance(value, str) and is_canonical(name, value)
    if name in FLAGS:
        return value is True
    if name == CONSENT:
        return isinstance(value, bool)
    if name == "phoneKind":
        return isinstance(value, str) and value in PHONE_KINDS
    return name == "postcodeArea" and matches(value, POSTCODE_AREA)
