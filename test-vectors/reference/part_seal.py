"""Sealing a part (chapter 11, section 4)."""

import secrets
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

import base64url
import json_text
import signatures
from encoding import enc
from jwk import P256_ORDER, parse_seal_key, seal_coordinates
from part_body import content_key, curve_point, encode_body, signed_bytes
from part_header import FIXED, LONGEST_PART, parse_context, part_digest
from refusal import Refused
from text import from_hex

TAG_LENGTH = 16
NONCE_LENGTH = 12


def seal_part(context: dict, content: Any, recipient: dict, signer: dict) -> str:
    """SealPart with a fresh ephemeral key and nonce: SEAL-3, SEAL-4."""
    scalar = 1 + secrets.randbelow(P256_ORDER - 1)
    x, y = (base64url.encode(coordinate) for coordinate in seal_coordinates(scalar))
    ephemeral = {"x": x, "y": y, "d": base64url.encode(scalar.to_bytes(32, "big"))}
    return seal_part_with(context, content, recipient, signer, ephemeral, secrets.token_bytes(NONCE_LENGTH))


def seal_part_with(
    context: Any, content: Any, recipient: Any, signer: dict, ephemeral: dict, nonce: bytes
) -> str:
    """SealPart, with what is random given: SEAL-3."""
    parse_context(context)
    if not isinstance(content, dict) or content.get("schema") != context["schema"]:
        raise Refused("PART_CONTENT_INVALID")
    body = encode_body(content)
    parse_seal_key(recipient)
    signature = signatures.sign(base64url.decode(signer["d"]), signed_bytes(context, body))
    plaintext = enc("part-body", signer["kid"], signature, body)
    header = _header(context, recipient, ephemeral)
    point = curve_point(base64url.decode(recipient["x"]), base64url.decode(recipient["y"]))
    key = content_key(int.from_bytes(base64url.decode(ephemeral["d"]), "big"), point)
    sealed = AESGCM(key).encrypt(nonce, plaintext, header.encode("ascii"))
    segments = (header, "", nonce, sealed[:-TAG_LENGTH], sealed[-TAG_LENGTH:])
    part = ".".join(item if isinstance(item, str) else base64url.encode(item) for item in segments)
    if len(part) > LONGEST_PART:
        raise Refused("PART_TOO_LARGE")
    return part


def _header(context: dict, recipient: dict, ephemeral: dict) -> str:
    """Step 5, in the order of the members that the vectors have."""
    epk = {"x": ephemeral["x"], "crv": "P-256", "kty": "EC", "y": ephemeral["y"]}
    header = {
        "alg": FIXED["alg"],
        "enc": FIXED["enc"],
        "kid": recipient["kid"],
        "typ": FIXED["typ"],
        "ctx": context,
        "epk": epk,
    }
    return base64url.encode(json_text.write(header, "PART_MALFORMED"))


def _seal(given: dict) -> dict:
    names = ("context", "content", "recipient", "signer", "ephemeral")
    part = seal_part_with(*(given[name] for name in names), from_hex(given["nonce"]))
    return {"part": part, "digest": part_digest(part)}


OPERATIONS = {"SealPart": _seal}
