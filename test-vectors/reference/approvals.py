"""Requests under dual control, approvals, and who counts (chapter 17)."""

import hashlib
from datetime import datetime, timezone
from typing import Any

from activity_values import is_calendar_date
from canonical_json import parse
from directories import find_organisation, parse_directory
from directory_form import READABLE
from documents import sign_document, verify_document
from forms import DIGEST, DIGEST_HEX, MOMENT, NAME, UUID, is_closed, is_whole, matches
from jwk import parse_seal_key
from refusal import Refused

LONGEST_LIFE_MS = 31 * 24 * 60 * 60 * 1000
SKEW_MS = 5 * 60 * 1000
NEEDED = 2
COMMON = ("schema", "id", "act", "requester", "requestedAt", "expiresAt", "purpose")
MEMBERS = {
    "reveal": ("institution", "tenant", "domain", "legalGround", "selection", "recipient"),
    "translate": ("translation", "from", "to", "legalGround", "selection"),
    "key-destruction": ("key",),
}
MOST = {"reveal": (1_000, 1), "translate": (5_000_000, 500)}
GROUNDS = ("consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests")
KEY_PURPOSES = ("pseudonym-inner", "pseudonym-wrap", "pseudonym-reversible")
ASKS = {
    "reveal": {"reveal-requester"},
    "translate": {"reveal-requester"},
    "key-destruction": {"operator", "registrar", "key-custodian"},
}
APPROVES = {"reveal": "reveal-approver", "translate": "reveal-approver", "key-destruction": "key-custodian"}


def parse_request(value: Any) -> dict:
    """ParseRequest: DUAL-1."""
    act = value.get("act") if isinstance(value, dict) else None
    if not isinstance(act, str) or act not in MEMBERS or not is_closed(value, {*COMMON, *MEMBERS[act]}):
        raise Refused("REQUEST_INVALID")
    sound = (
        value["schema"] == "sluis-request/1"
        and matches(value["id"], UUID)
        and matches(value["requester"], NAME)
        and matches(value["purpose"], READABLE)
        and _lives(value["requestedAt"], value["expiresAt"])
    )
    if not sound or not FORMS[act](value):
        raise Refused("REQUEST_INVALID")
    return value


def parse_approval(value: Any) -> dict:
    """ParseApproval: DUAL-2."""
    sound = (
        is_closed(value, {"schema", "id", "request", "decision", "approver", "at"})
        and value["schema"] == "sluis-approval/1"
        and matches(value["id"], UUID)
        and matches(value["request"], DIGEST_HEX)
        and value["decision"] in ("approve", "refuse")
        and matches(value["approver"], NAME)
        and _is_moment(value["at"])
    )
    if not sound:
        raise Refused("APPROVAL_INVALID")
    return value


def check_request(directory: dict, jws: str, now: str) -> tuple[dict, dict]:
    """CheckRequest: DUAL-3."""
    document, kid = _verified("sluis-request", jws, directory, "REQUEST_SIGNATURE_INVALID")
    request = parse_request(document)
    requester = _person(directory, request["requester"])
    if requester is None or not _holds(requester, kid):
        raise Refused("REQUEST_SIGNATURE_INVALID")
    if not _may_ask(directory, request, requester, now[:10]):
        raise Refused("REQUEST_NOT_ALLOWED")
    if _milliseconds(request["requestedAt"]) > _milliseconds(now) + SKEW_MS or now >= request["expiresAt"]:
        raise Refused("REQUEST_EXPIRED")
    return request, requester


def check_approvals(directory: dict, jws: str, approvals: list[str], now: str) -> tuple[dict, list[dict]]:
    """CheckApprovals: DUAL-4."""
    request, requester = check_request(directory, jws, now)
    approvers: list[dict] = []
    refused = False
    for text in approvals:
        document, kid = _verified("sluis-approval", text, directory, "APPROVAL_SIGNATURE_INVALID")
        approval = parse_approval(document)
        approver = _person(directory, approval["approver"])
        if approver is None or not _holds(approver, kid):
            raise Refused("APPROVAL_SIGNATURE_INVALID")
        if approval["request"] != hashlib.sha256(jws.encode("utf-8")).hexdigest():
            raise Refused("APPROVAL_OTHER_REQUEST")
        if APPROVES[request["act"]] not in approver["roles"] or not _may_act(directory, approver, now[:10]):
            raise Refused("APPROVAL_NOT_ALLOWED")
        if _are_one(approver, requester):
            raise Refused("APPROVAL_NOT_INDEPENDENT")
        if not request["requestedAt"] <= approval["at"] < request["expiresAt"]:
            raise Refused("APPROVAL_OUT_OF_TIME")
        if any(_are_one(approver, other) for other in approvers):
            raise Refused("APPROVAL_NOT_INDEPENDENT")
        refused = refused or approval["decision"] == "refuse"
        approvers.append(approver)
    if refused:
        raise Refused("REQUEST_REFUSED")
    if len(approvers) < NEEDED:
        raise Refused("APPROVAL_TOO_FEW")
    return requester, approvers


def _lives(begin: Any, end: Any) -> bool:
    if not (_is_moment(begin) and _is_moment(end)):
        return False
    return 0 < _milliseconds(end) - _milliseconds(begin) <= LONGEST_LIFE_MS


def _is_moment(value: Any) -> bool:
    return matches(value, MOMENT) and is_calendar_date(int(value[:4]), int(value[5:7]), int(value[8:10]))


def _milliseconds(moment: str) -> int:
    read = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    return round(read.timestamp() * 1000)


def _is_reveal(value: dict) -> bool:
    return (
        all(matches(value[name], NAME) for name in ("institution", "tenant", "domain"))
        and value["legalGround"] in GROUNDS
        and _is_selection(value["selection"], *MOST["reveal"])
        and _is_seal_key(value["recipient"])
    )


def _is_translation(value: dict) -> bool:
    return (
        matches(value["translation"], NAME)
        and _is_domain(value["from"])
        and _is_domain(value["to"])
        and value["from"] != value["to"]
        and value["legalGround"] in GROUNDS
        and _is_selection(value["selection"], *MOST["translate"])
    )


def _is_destruction(value: dict) -> bool:
    key = value["key"]
    return (
        is_closed(key, {"purpose", "tenant", "domain", "epoch"})
        and key["purpose"] in KEY_PURPOSES
        and all(key[name] == "" or matches(key[name], NAME) for name in ("tenant", "domain"))
        and is_whole(key["epoch"], 0, 0xFFFF_FFFF)
    )


FORMS = {"reveal": _is_reveal, "translate": _is_translation, "key-destruction": _is_destruction}


def _is_domain(value: Any) -> bool:
    return is_closed(value, {"tenant", "domain"}) and all(matches(member, NAME) for member in value.values())


def _is_selection(value: Any, most: int, parts: int) -> bool:
    if not is_closed(value, {"count", "digests"}) or not isinstance(value["digests"], list):
        return False
    digests = value["digests"]
    if not 1 <= len(digests) <= parts or not all(matches(digest, DIGEST) for digest in digests):
        return False
    return is_whole(value["count"], len(digests), most)


def _is_seal_key(value: Any) -> bool:
    try:
        parse_seal_key(value)
    except Refused:
        return False
    return True


def _verified(type_: str, jws: str, directory: dict, code: str) -> tuple[Any, str]:
    keys = [key for person in directory["people"] for key in person["keys"]]
    try:
        return verify_document(type_, jws, keys)
    except Refused:
        raise Refused(code) from None


def _person(directory: dict, identifier: str) -> dict | None:
    return next((person for person in directory["people"] if person["id"] == identifier), None)


def _holds(person: dict, kid: str) -> bool:
    return any(key["kid"] == kid for key in person["keys"])


def _may_act(directory: dict, person: dict, day: str) -> bool:
    employer = find_organisation(directory, person["organisation"])
    employed = person["organisation"] == "ttp" or (employer is not None and employer["status"] == "active")
    return employed and person["status"] == "active" and day <= person.get("validUntil", day)


def _are_one(one: dict, other: dict) -> bool:
    keys = {key["kid"] for key in one["keys"]} & {key["kid"] for key in other["keys"]}
    account = one["account"] != "" and one["account"] == other["account"]
    return one["id"] == other["id"] or account or bool(keys)


def _may_ask(directory: dict, request: dict, requester: dict, day: str) -> bool:
    act = request["act"]
    if not ASKS[act] & set(requester["roles"]) or not _may_act(directory, requester, day):
        return False
    if act == "key-destruction":
        return True
    name, kind = (
        (request["from"]["tenant"], "tenant") if act == "translate" else (request["institution"], "institution")
    )
    employer = find_organisation(directory, name)
    return requester["organisation"] == name and employer is not None and employer["kind"] == kind


def _directory(given: dict) -> dict:
    return parse_directory(parse(given["directory"]))


def _sign_request(given: dict) -> dict:
    jws = sign_document("sluis-request", parse_request(given["document"]), given["key"])
    return {"jws": jws, "digest": hashlib.sha256(jws.encode("utf-8")).hexdigest()}


def _sign_approval(given: dict) -> dict:
    return {"jws": sign_document("sluis-approval", parse_approval(given["document"]), given["key"])}


def _check(given: dict) -> dict:
    requester, approvers = check_approvals(_directory(given), given["request"], given["approvals"], given["now"])
    return {"requester": requester["id"], "approvers": [approver["id"] for approver in approvers]}


OPERATIONS = {
    "ParseRequest": lambda given: {"document": parse_request(given["document"])},
    "ParseApproval": lambda given: {"document": parse_approval(given["document"])},
    "SignRequest": _sign_request,
    "SignApproval": _sign_approval,
    "CheckApprovals": _check,
}
