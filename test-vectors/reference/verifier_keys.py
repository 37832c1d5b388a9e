"""Verifier keys of the log, C2SP signed-note (chapter 14, section 5.1)."""

import hashlib
import re
import unicodedata
from typing import NamedTuple

import base64_padded
import edwards25519
from refusal import Refused
from text import is_well_formed

ED25519 = b"\x01"
KEY_LENGTH = 32
KEY_ID = re.compile(r"[0-9a-f]{8}")


class VerifierKey(NamedTuple):
    """What a verifier key says."""

    name: str
    key_id: bytes
    public: bytes


def is_key_name(name: str) -> bool:
    """Whether a text has the form of the name of a key, which is the origin of a log."""
    return name != "" and is_well_formed(name) and not any(_is_excluded(character) for character in name)


def key_id(name: str, public: bytes) -> bytes:
    """keyId: four bytes that tell the keys of one name apart."""
    return hashlib.sha256(name.encode("utf-8") + b"\n" + ED25519 + public).digest()[:4]


def format_verifier_key(name: str, public: bytes) -> str:
    """verifierKey: the text of a name and a public key."""
    return f"{name}+{key_id(name, public).hex()}+{base64_padded.encode(ED25519 + public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """ParseVerifierKey: AUDI-8."""
    pieces = text.split("+", 2)
    if len(pieces) != 3 or not is_key_name(pieces[0]) or not KEY_ID.fullmatch(pieces[1]):
        raise Refused("LOG_KEY_INVALID")
    name, identifier = pieces[0], bytes.fromhex(pieces[1])
    data = base64_padded.decode(pieces[2])
    if data is None or len(data) != 1 + KEY_LENGTH or data[:1] != ED25519:
        raise Refused("LOG_KEY_INVALID")
    if key_id(name, data[1:]) != identifier or not edwards25519.is_public_key(data[1:]):
        raise Refused("LOG_KEY_INVALID")
    return VerifierKey(name, identifier, data[1:])


def _is_excluded(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "+\ufeff" or category == "Cc" or category.startswith("Z")


def _parse(given: dict) -> dict:
    key = parse_verifier_key(given["verifierKey"])
    return {"name": key.name, "keyId": key.key_id.hex(), "publicKey": key.public.hex()}


OPERATIONS = {"ParseVerifierKey": _parse}
