"""Opening a part (chapter 11, section 6)."""

from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

import base64url
import signatures
from encoding import decode_enc
from jwk import P256_PRIME
from part_body import content_key, curve_point, decode_body, signed_bytes
from part_header import Segments, take_apart
from refusal import Refused
from text import from_utf8

COORDINATE_LENGTH = 32


def open_part(part: str, expected: dict, recipients: list[dict], signers: list[dict]) -> tuple[Any, str]:
    """OpenPart: the content and the kid of the signer (SEAL-10 to SEAL-14)."""
    segments = take_apart(part)
    context = segments.header["ctx"]
    if context != expected:
        raise Refused("PART_CONTEXT_MISMATCH")
    recipient = _key_named(segments.header["kid"], recipients)
    if recipient is None:
        raise Refused("PART_WRONG_KEY")
    kid, signature, body = _read_frame(_decrypt(segments, recipient))
    signer = _key_named(kid, signers)
    if signer is None or not signatures.holds(
        base64url.decode(signer["x"]), signature, signed_bytes(context, body)
    ):
        raise Refused("PART_SIGNATURE_INVALID")
    return decode_body(body), kid


def _key_named(kid: str, keys: list[dict]) -> dict | None:
    return next((key for key in keys if key["kid"] == kid), None)


def _decrypt(segments: Segments, recipient: dict) -> bytes:
    """Step 4: SEAL-12."""
    try:
        epk = segments.header["epk"]
        point = curve_point(_coordinate(epk["x"]), _coordinate(epk["y"]))
        key = content_key(int.from_bytes(base64url.decode(recipient["d"]), "big"), point)
        sealed = segments.ciphertext + segments.tag
        return AESGCM(key).decrypt(segments.nonce, sealed, segments.header_text.encode("ascii"))
    except (ValueError, InvalidTag, Refused):
        raise Refused("PART_UNOPENABLE") from None


def _coordinate(value: Any) -> bytes:
    data = base64url.decode(value) if isinstance(value, str) else b""
    if len(data) != COORDINATE_LENGTH or int.from_bytes(data, "big") >= P256_PRIME:
        raise Refused("PART_UNOPENABLE")
    return data


def _read_frame(plaintext: bytes) -> tuple[str, bytes, bytes]:
    """Step 5."""
    try:
        kid, signature, body = decode_enc("part-body", plaintext)
        return from_utf8(kid), signature, body
    except (ValueError, Refused):
        raise Refused("PART_MALFORMED") from None


def _open(given: dict) -> dict:
    content, kid = open_part(given["part"], given["expected"], given["recipients"], given["signers"])
    return {"content": content, "signerKid": kid}


OPERATIONS = {"OpenPart": _open}
