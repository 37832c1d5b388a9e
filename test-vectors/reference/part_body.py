"""The body of a sealed part, its frame and its content key (chapter 11, sections 3 and 4)."""

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

import json_text
from canonical_json import canonical
from encoding import enc
from refusal import Refused

BLOCK = 4_096
CONTENT_ENCRYPTION = b"A256GCM"


def encode_body(content: Any) -> bytes:
    """EncodeBody: SEAL-2."""
    text = json_text.write(content, "PART_CONTENT_INVALID")
    return text + b" " * (-len(text) % BLOCK)


def decode_body(body: bytes) -> Any:
    """DecodeBody: SEAL-2."""
    if len(body) == 0 or len(body) % BLOCK != 0:
        raise Refused("PART_MALFORMED")
    return json_text.parse(body, "PART_MALFORMED")


def signed_bytes(context: dict, body: bytes) -> bytes:
    """SignedBytes: what the signature inside a part is over."""
    return enc("part-signature", canonical(context), body)


def content_key(scalar: int, point: ec.EllipticCurvePublicKey) -> bytes:
    """Steps 6 and 7 of SealPart: key agreement and the Concat KDF of RFC 7518 section 4.6.2."""
    shared = ec.derive_private_key(scalar, ec.SECP256R1()).exchange(ec.ECDH(), point)
    algorithm = _u32(len(CONTENT_ENCRYPTION)) + CONTENT_ENCRYPTION
    return hashlib.sha256(_u32(1) + shared + algorithm + _u32(0) + _u32(0) + _u32(256)).digest()


def curve_point(x: bytes, y: bytes) -> ec.EllipticCurvePublicKey:
    """The point of two coordinates; ValueError when it is not on the curve."""
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1())
    return numbers.public_key()


def _u32(number: int) -> bytes:
    return number.to_bytes(4, "big")
