"""Requests of enrolment, rollovers, and the fingerprints that people read to each other (chapter 10, section 9)."""

import hashlib
import re
from typing import Any

import base64url
from canonical_json import parse
from documents import sign_document, verify_document
from forms import CLIENT, DIGEST, MOMENT, NAME, is_closed, matches
from jwk import parse_seal_key, parse_sign_key, thumbprint
from refusal import Refused
from text import from_hex, from_utf8

MEMBERS = "schema organisation clientId signKey sealKeys certificates requestedAt replaces".split()
MOST = 5
REQUEST = re.compile(r"[A-Za-z0-9_-]{1,200}\.[A-Za-z0-9_-]{1,12000}\.[A-Za-z0-9_-]{86}")
DIGITS = re.compile(r"[0-9]{40}")
BETWEEN = re.compile(r"[ .,-]")
MODULUS = 10**40


def parse_enrolment(value: Any) -> dict:
    """ParseEnrolment: DIRE-50."""
    _demand(is_closed(value, MEMBERS) and value["schema"] == "sluis-enrolment/1")
    _demand(matches(value["organisation"], NAME) and matches(value["clientId"], CLIENT))
    parse_sign_key(value["signKey"])
    _demand(_is_list(value["sealKeys"]))
    for key in value["sealKeys"]:
        parse_seal_key(key)
    _demand(_is_list(value["certificates"]) and all(matches(item, DIGEST) for item in value["certificates"]))
    _demand(matches(value["requestedAt"], MOMENT))
    _demand(value["replaces"] == "" or matches(value["replaces"], DIGEST))
    _demand(_are_different([key["kid"] for key in value["sealKeys"]]) and _are_different(value["certificates"]))
    _demand(value["replaces"] != value["signKey"]["kid"])
    return value


def parse_rollover(value: Any) -> dict:
    """ParseRollover: DIRE-51."""
    _demand(is_closed(value, ("schema", "request")) and value["schema"] == "sluis-rollover/1")
    _demand(matches(value["request"], REQUEST))
    return value


def verify_enrolment(jws: str) -> dict:
    """VerifyEnrolment: DIRE-50."""
    request = parse_enrolment(_payload(jws))
    _verified("sluis-enrolment", jws, [request["signKey"]])
    return request


def verify_rollover(jws: str, keys: list[dict]) -> tuple[dict, str]:
    """VerifyRollover: the request and its text (DIRE-51)."""
    document, kid = _verified("sluis-rollover", jws, keys)
    text = parse_rollover(document)["request"]
    request = verify_enrolment(text)
    if request["replaces"] != kid:
        raise Refused("ENROLMENT_SIGNATURE_INVALID")
    return request, text


def spoken(digest: bytes) -> str:
    """SpokenFingerprint: DIRE-52."""
    digits = f"{int.from_bytes(digest, 'big') % MODULUS:040d}"
    return " ".join(digits[at : at + 5] for at in range(0, 40, 5))


def is_same(typed: str, fingerprint: str) -> bool:
    """CompareFingerprint: DIRE-52."""
    digits = BETWEEN.sub("", typed)
    if not matches(digits, DIGITS):
        raise Refused("FINGERPRINT_MALFORMED")
    return digits == BETWEEN.sub("", fingerprint)


def _demand(holds: bool) -> None:
    if not holds:
        raise Refused("ENROLMENT_INVALID")


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST


def _are_different(items: list[str]) -> bool:
    return len(set(items)) == len(items)


def _payload(jws: str) -> Any:
    try:
        return parse(from_utf8(base64url.decode(jws.split(".")[1])))
    except (Refused, IndexError):
        raise Refused("ENROLMENT_INVALID") from None


def _verified(type_: str, jws: str, keys: list[dict]) -> tuple[Any, str]:
    try:
        return verify_document(type_, jws, keys)
    except Refused:
        raise Refused("ENROLMENT_SIGNATURE_INVALID") from None


def _digest(jws: str) -> str:
    return hashlib.sha256(jws.encode("utf-8")).hexdigest()


def _sign_enrolment(given: dict) -> dict:
    document = parse_enrolment(given["document"])
    _demand(document["signKey"]["kid"] == given["key"]["kid"])
    jws = sign_document("sluis-enrolment", document, given["key"])
    return {"jws": jws, "digest": _digest(jws)}


def _sign_rollover(given: dict) -> dict:
    _demand(verify_enrolment(given["request"])["replaces"] == given["key"]["kid"])
    document = {"schema": "sluis-rollover/1", "request": given["request"]}
    return {"jws": sign_document("sluis-rollover", document, given["key"])}


def _verify_rollover(given: dict) -> dict:
    document, text = verify_rollover(given["jws"], given["keys"])
    return {"document": document, "digest": _digest(text)}


OPERATIONS = {
    "ParseEnrolment": lambda given: {"document": parse_enrolment(given["document"])},
    "ParseRollover": lambda given: {"document": parse_rollover(given["document"])},
    "SignEnrolment": _sign_enrolment,
    "SignRollover": _sign_rollover,
    "VerifyEnrolment": lambda given: {"document": verify_enrolment(given["jws"]), "digest": _digest(given["jws"])},
    "VerifyRollover": _verify_rollover,
    "SpokenFingerprint": lambda given: {"fingerprint": spoken(from_hex(given["digest"]))},
    "SpokenKeyFingerprint": lambda given: {"fingerprint": spoken(base64url.decode(thumbprint(given["key"])))},
    "CompareFingerprint": lambda given: {"same": is_same(given["typed"], given["fingerprint"])},
}
