"""Cosignatures of those who follow the log, and heads that contradict each other (chapter 14, section 14)."""

import hashlib
from typing import Sequence

import base64_padded
import edwards25519
import signatures
from checkpoints import DASH, read_note
from forms import is_whole
from jwk import sign_public
from merkle import fold_consistency
from refusal import Refused
from text import from_hex

COSIGNATURE = b"\x04"
KEY_LENGTH = 32
TIME_LENGTH = 8
SIGNATURE_LENGTH = 64
LAST_TIME = 2**40


def cosign(note: str, name: str, seed: bytes, time: object) -> str:
    """Cosign: AUDI-34."""
    if not is_whole(time, 0, LAST_TIME):
        raise Refused("LOG_INDEX_INVALID")
    if len(seed) != KEY_LENGTH:
        raise Refused("LOG_KEY_INVALID")
    text, _ = read_note(note)
    stamp = int(time).to_bytes(TIME_LENGTH, "big")
    signed = _key_id(name, sign_public(seed)) + stamp + signatures.sign(seed, _message(text, int(time)))
    return f"{note}{DASH}{name} {base64_padded.encode(signed)}\n"


def cosigned_at(note: str, name: str, public: bytes) -> int | None:
    """CosignedAt: AUDI-34."""
    if len(public) != KEY_LENGTH or not edwards25519.is_public_key(public):
        raise Refused("LOG_KEY_INVALID")
    text, lines = read_note(note)
    key = _key_id(name, public)
    own = [data[4:] for signer, data in lines if signer == name and data[:4] == key]
    return max((_time_of(signed, text, public) for signed in own), default=None)


def contradicts(one: dict, other: dict, hashes: Sequence[bytes]) -> bool:
    """Contradiction: AUDI-32."""
    if one["origin"] != other["origin"]:
        return False
    if one["size"] == other["size"]:
        return not hashes and one["root"] != other["root"]
    older, newer = sorted((one, other), key=lambda head: head["size"])
    if older["size"] < 1 or not hashes:
        return False
    roots = fold_consistency(int(older["size"]), int(newer["size"]), list(hashes))
    return roots is not None and roots[1] == newer["root"] and roots[0] != older["root"]


def _time_of(signed: bytes, text: str, public: bytes) -> int:
    time = int.from_bytes(signed[:TIME_LENGTH], "big")
    if len(signed) != TIME_LENGTH + SIGNATURE_LENGTH or time > LAST_TIME:
        raise Refused("LOG_SIGNATURE_INVALID")
    if not signatures.holds(public, signed[TIME_LENGTH:], _message(text, time)):
        raise Refused("LOG_SIGNATURE_INVALID")
    return time


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode("utf-8")


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode("utf-8") + b"\n" + COSIGNATURE + public).digest()[:4]


def _head(given: dict) -> dict:
    return {**given, "root": from_hex(given["root"])}


OPERATIONS = {
    "Cosign": lambda given: {
        "note": cosign(given["note"], given["name"], from_hex(given["privateKey"]), given["time"])
    },
    "CosignedAt": lambda given: {"time": cosigned_at(given["note"], given["name"], from_hex(given["publicKey"]))},
    "Contradiction": lambda given: {
        "contradiction": contradicts(
            _head(given["one"]), _head(given["other"]), [from_hex(value) for value in given["hashes"]]
        )
    },
}
