"""People of the directory: their form, and what nobody holds together (chapter 10, sections 2, 3.1 and 8)."""

import hashlib
import re
from typing import Any

from encoding import enc
from forms import NAME, is_closed, is_day, matches
from jwk import parse_sign_key
from refusal import Refused

MEMBERS = "id organisation account roles keys status".split()
MOST_KEYS = 20
ACCOUNT = re.compile(r"(?:[0-9a-f]{64})?")
TTP = "ttp"
WORKPLACES = {
    "institution-administrator": ("institution",),
    "operator": ("ttp",),
    "registrar": ("ttp",),
    "key-custodian": ("ttp", "institution"),
    "identity-custodian": ("ttp", "institution"),
    "reveal-requester": ("institution", "tenant"),
    "reveal-approver": ("ttp", "institution"),
    "clerical-reviewer": ("ttp",),
    "auditor": ("auditor",),
    "data-protection-officer": ("ttp", "institution", "tenant"),
}
DOERS = set(WORKPLACES) - {"auditor", "data-protection-officer"}
HIDDEN = {"key-custodian", "identity-custodian", "clerical-reviewer"}
REFUSED = (
    ({"identity-custodian", "clerical-reviewer"}, {"key-custodian"}),
    ({"tenant"}, HIDDEN | {"institution", "operator", "registrar", "reveal-approver", "institution-administrator"}),
    ({"operator"}, HIDDEN | {"reveal-requester", "reveal-approver", "institution"}),
    ({"registrar"}, HIDDEN | {"reveal-requester", "reveal-approver", "operator", "institution"}),
    ({"reveal-requester"}, HIDDEN | {"reveal-approver"}),
    ({"reveal-approver"}, HIDDEN),
    ({"clerical-reviewer"}, {"institution"}),
    ({"auditor"}, DOERS | {"institution", "tenant"}),
    ({"data-protection-officer"}, DOERS),
)


def account_digest(issuer: str, subject: str) -> str:
    """AccountDigest: DIRE-30."""
    return hashlib.sha256(enc("account", issuer, subject)).hexdigest()


def check_person_form(person: Any) -> None:
    """Step 8 of ParseDirectory."""
    _demand(is_closed(person, MEMBERS, ("validUntil",)))
    _demand(matches(person["id"], NAME) and matches(person["organisation"], NAME))
    _demand(matches(person["account"], ACCOUNT))
    roles = person["roles"]
    _demand(isinstance(roles, list) and len(roles) > 0 and all(isinstance(role, str) for role in roles))
    _demand(all(role in WORKPLACES for role in roles) and len(set(roles)) == len(roles))
    _demand(isinstance(person["keys"], list) and len(person["keys"]) <= MOST_KEYS)
    for key in person["keys"]:
        parse_sign_key(key)
    _demand(person["status"] in ("active", "suspended"))
    _demand("validUntil" not in person or is_day(person["validUntil"]))


def check_people(directory: dict, holders: dict) -> None:
    """Step 6 of CheckDirectory: DIRE-31 to DIRE-33. `holders` are those of the keys of everybody else."""
    kinds = {organisation["id"]: organisation["kind"] for organisation in directory["organisations"]}
    kinds[TTP] = TTP
    behind: dict[str, set[str]] = {}
    seats_of: dict[tuple[str, str], set[str]] = {}
    accounts = set()
    for person in directory["people"]:
        workplace = kinds[person["organisation"]]
        seats = behind.setdefault(person["account"] or person["id"], set())
        seats.update(person["roles"], {workplace} & {"institution", "tenant"})
        seats_of["person", person["id"]] = seats
        if _opens(seats):
            raise Refused("DIRECTORY_OPENS_BOTH_GATES")
        account = (person["organisation"], person["account"])
        if person["account"] and account in accounts:
            raise Refused("DIRECTORY_NOT_UNIQUE")
        accounts.add(account)
        _demand(all(workplace in WORKPLACES[role] for role in person["roles"]))
        _hold_keys(person, seats, holders, seats_of)


def _hold_keys(person: dict, seats: set[str], holders: dict, seats_of: dict) -> None:
    holder = ("person", person["id"])
    for key in person["keys"]:
        other = holders.get(key["kid"])
        if other == holder:
            raise Refused("DIRECTORY_NOT_UNIQUE")
        if other is not None:
            gates = other[0] == "engine" or _opens(seats | seats_of.get(other, set()))
            raise Refused("DIRECTORY_OPENS_BOTH_GATES" if gates else "DIRECTORY_KEY_SHARED")
        holders[key["kid"]] = holder


def _opens(seats: set[str]) -> bool:
    return any(seats & left and seats & right for left, right in REFUSED)


def _demand(holds: bool) -> None:
    if not holds:
        raise Refused("DIRECTORY_INVALID")
