"""Signed documents: a JWS whose payload is canonical JSON (chapter 2, section 5)."""

import re
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import base64url
import edwards25519
from canonical_json import canonical, parse_canonical
from refusal import Refused
from text import from_utf8

LONGEST_JWS = 16_777_216
JWS = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})")


def sign_document(type_: str, document: Any, key: dict) -> str:
    """SignDocument by a private signing key: ENCO-16."""
    signed = _header_segment(type_, key) + "." + _segment(document)
    signature = Ed25519PrivateKey.from_private_bytes(base64url.decode(key["d"])).sign(signed.encode("ascii"))
    return signed + "." + base64url.encode(signature)


def verify_document(type_: str, jws: str, keys: list[dict]) -> tuple[Any, str]:
    """VerifyDocument: the document and the kid of the signer (ENCO-17 to ENCO-19)."""
    try:
        return _verify(type_, jws, keys)
    except Refused:
        raise Refused("JWS_INVALID") from None


def _verify(type_: str, jws: str, keys: list[dict]) -> tuple[Any, str]:
    match = JWS.fullmatch(jws) if len(jws) <= LONGEST_JWS else None
    if match is None:
        raise Refused("JWS_INVALID")
    header, payload, signature = match.groups()
    key = next((key for key in keys if _header_segment(type_, key) == header), None)
    if key is None:
        raise Refused("JWS_INVALID")
    document_bytes, signature_bytes = base64url.decode(payload), base64url.decode(signature)
    signed = f"{header}.{payload}".encode("ascii")
    if not edwards25519.holds(base64url.decode(key["x"]), signature_bytes, signed):
        raise Refused("JWS_INVALID")
    return parse_canonical(from_utf8(document_bytes)), key["kid"]


def _header_segment(type_: str, key: dict) -> str:
    return _segment({"alg": "EdDSA", "kid": key["kid"], "typ": type_})


def _segment(value: Any) -> str:
    return base64url.encode(canonical(value).encode("utf-8"))


def _verify_operation(given: dict) -> dict:
    document, kid = verify_document(given["type"], given["jws"], given["keys"])
    return {"document": document, "signerKid": kid}


OPERATIONS = {
    "SignDocument": lambda given: {"jws": sign_document(given["type"], given["document"], given["key"])},
    "VerifyDocument": _verify_operation,
}
