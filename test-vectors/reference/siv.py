"""Deterministic encryption: AES-SIV with one component of associated data (chapter 5, section 4)."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from refusal import Refused
from text import from_hex

KEY_LENGTH = 64
TAG_LENGTH = 16


def seal(key: bytes, ad: bytes, plaintext: bytes) -> bytes:
    """SIV-Seal: KEYS-8."""
    if len(key) != KEY_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")
    if not ad or not plaintext:
        raise Refused("SIV_INPUT_INVALID")
    return AESSIV(key).encrypt(plaintext, [ad])


def open_(key: bytes, ad: bytes, ciphertext: bytes) -> bytes:
    """SIV-Open: KEYS-8."""
    if len(key) != KEY_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")
    if not ad:
        raise Refused("SIV_INPUT_INVALID")
    if len(ciphertext) <= TAG_LENGTH:
        raise Refused("SIV_UNOPENABLE")
    try:
        return AESSIV(key).decrypt(ciphertext, [ad])
    except InvalidTag:
        raise Refused("SIV_UNOPENABLE") from None


OPERATIONS = {
    "SivSeal": lambda given: {
        "ciphertext": seal(*(from_hex(given[name]) for name in ("key", "ad", "plaintext"))).hex()
    },
    "SivOpen": lambda given: {
        "plaintext": open_(*(from_hex(given[name]) for name in ("key", "ad", "ciphertext"))).hex()
    },
}
