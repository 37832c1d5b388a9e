"""Signed checkpoints of the log, C2SP tlog-checkpoint (chapter 14, sections 5.2, 5.3 and 11.2)."""

import re
import unicodedata
from typing import NamedTuple, Sequence

import base64_padded
import signatures
from forms import LARGEST, is_size, utf16_length
from jwk import sign_public
from merkle import HASH_LENGTH, verify_consistency
from refusal import Refused
from text import from_hex, is_well_formed
from verifier_keys import KEY_LENGTH, VerifierKey, format_verifier_key, is_key_name, key_id, parse_verifier_key

LONGEST_NOTE = 65_536
MOST_SIGNATURES = 64
DASH = "\u2014 "
SIZE = re.compile(r"0|[1-9][0-9]{0,15}")
ROOT = re.compile(r"[A-Za-z0-9+/]{43}=")


class Checkpoint(NamedTuple):
    """What a checkpoint says."""

    origin: str
    size: int
    root: bytes


def sign_checkpoint(name: str, seed: bytes, checkpoint: Checkpoint) -> str:
    """FormatCheckpoint and SignCheckpoint: AUDI-9."""
    if checkpoint.origin != name or not is_key_name(name):
        raise Refused("LOG_ORIGIN_MISMATCH")
    if not is_size(checkpoint.size):
        raise Refused("LOG_INDEX_INVALID")
    if len(checkpoint.root) != HASH_LENGTH:
        raise Refused("LOG_HASH_INVALID")
    if len(seed) != KEY_LENGTH:
        raise Refused("LOG_KEY_INVALID")
    text = f"{name}\n{int(checkpoint.size)}\n{base64_padded.encode(checkpoint.root)}\n"
    signature = key_id(name, sign_public(seed)) + signatures.sign(seed, text.encode("utf-8"))
    return f"{text}\n{DASH}{name} {base64_padded.encode(signature)}\n"


def verify_checkpoint(note: str, verifier_key: str) -> Checkpoint:
    """VerifyCheckpoint: AUDI-10, AUDI-11."""
    key = parse_verifier_key(verifier_key)
    text, lines = read_note(note)
    _check_signatures(text, lines, key)
    return _read_text(text, key)


def verify_extension(seen: str, shown: str, verifier_key: str, proof: Sequence[bytes]) -> tuple[int, int]:
    """VerifyExtension, the sizes of both: AUDI-27."""
    before, after = verify_checkpoint(seen, verifier_key), verify_checkpoint(shown, verifier_key)
    verify_consistency(before.size, after.size, before.root, after.root, proof)
    return before.size, after.size


def read_note(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Steps 2 to 4 of section 5.3: the signed text, and of each line the name and the bytes."""
    text, lines = _split_note(note)
    return text, [_read_signature_line(line) for line in lines]


def _split_note(note: str) -> tuple[str, list[str]]:
    """Steps 2 and 3 of section 5.3: the signed text and the lines of signatures."""
    if not is_well_formed(note) or utf16_length(note) > LONGEST_NOTE:
        raise Refused("LOG_NOTE_MALFORMED")
    if any(character != "\n" and unicodedata.category(character) == "Cc" for character in note):
        raise Refused("LOG_NOTE_MALFORMED")
    end = note.rfind("\n\n")
    if not note.endswith("\n") or end < 0:
        raise Refused("LOG_NOTE_MALFORMED")
    lines = note[end + 2 : -1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise Refused("LOG_NOTE_MALFORMED")
    return note[: end + 1], lines


def _read_signature_line(line: str) -> tuple[str, bytes]:
    """Step 4: the name, and the key id with the signature."""
    pieces = line.removeprefix(DASH).split(" ")
    if not line.startswith(DASH) or len(pieces) != 2 or not is_key_name(pieces[0]):
        raise Refused("LOG_NOTE_MALFORMED")
    data = base64_padded.decode(pieces[1])
    if data is None or len(data) < 5:
        raise Refused("LOG_NOTE_MALFORMED")
    return pieces[0], data


def _check_signatures(text: str, found: list[tuple[str, bytes]], key: VerifierKey) -> None:
    """Step 5."""
    own = [data[4:] for name, data in found if name == key.name and data[:4] == key.key_id]
    message = text.encode("utf-8")
    if not own or not all(signatures.holds(key.public, signature, message) for signature in own):
        raise Refused("LOG_SIGNATURE_INVALID")


def _read_text(text: str, key: VerifierKey) -> Checkpoint:
    """Steps 6 to 8."""
    lines = text.split("\n")
    if len(lines) != 4 or not lines[0] or not SIZE.fullmatch(lines[1]) or not ROOT.fullmatch(lines[2]):
        raise Refused("LOG_NOTE_MALFORMED")
    if lines[0] != key.name:
        raise Refused("LOG_ORIGIN_MISMATCH")
    size, root = int(lines[1]), base64_padded.decode(lines[2])
    if size > LARGEST or root is None:
        raise Refused("LOG_NOTE_MALFORMED")
    return Checkpoint(lines[0], size, root)


def _sign(given: dict) -> dict:
    seed = from_hex(given["privateKey"])
    checkpoint = Checkpoint(given["origin"], given["size"], from_hex(given["root"]))
    note = sign_checkpoint(given["name"], seed, checkpoint)
    return {"note": note, "verifierKey": format_verifier_key(given["name"], sign_public(seed))}


def _verify(given: dict) -> dict:
    checkpoint = verify_checkpoint(given["note"], given["verifierKey"])
    return {"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root.hex()}


def _extension(given: dict) -> dict:
    proof = [from_hex(value) for value in given["proof"]]
    seen, shown = verify_extension(given["seen"], given["shown"], given["verifierKey"], proof)
    return {"seen": seen, "shown": shown}


OPERATIONS = {"SignCheckpoint": _sign, "VerifyCheckpoint": _verify, "VerifyExtension": _extension}
