"""The outward layer of pseudonyms and their printed form (chapter 6, sections 2 and 3)."""

import re
from typing import NamedTuple

import bech32m
import siv
from encoding import enc
from refusal import Refused
from secret import Secret

SUITE = "sluis-pseudonym-1"
IRREVERSIBLE = "irreversible"
REVERSIBLE = "reversible"
MODE_BYTES = {IRREVERSIBLE: 1, REVERSIBLE: 2}
MODES = {byte: mode for mode, byte in MODE_BYTES.items()}
KIND_LETTERS = {"person": "p", "household": "h"}
KINDS = {letter: kind for kind, letter in KIND_LETTERS.items()}
SUBJECT_LENGTH = 16
CONTENT_LENGTH = 20
PAYLOAD_LENGTH = 39
HIGHEST_EPOCH = 0xFFFF
PREFIX = re.compile(r"[a-z]{2,10}")
NAME = re.compile(r"[\x21-\x7e]{1,64}")
HUMAN = re.compile(r"([a-z]{2,10})_([ph])")


class Domain(NamedTuple):
    """A pseudonym domain (section 1)."""

    tenant: str
    domain: str
    epoch: int
    prefix: str
    mode: str


class Parsed(NamedTuple):
    """What can be read of a printed pseudonym without a key (section 3.3)."""

    mode: str
    kind: str
    prefix: str
    epoch: int
    ciphertext: bytes
    pseudonym: str


def check_subject(subject: bytes) -> None:
    """PSEU-1."""
    if len(subject) != SUBJECT_LENGTH:
        raise Refused("SUBJECT_INVALID")


def check_key_length(key: Secret, length: int = siv.KEY_LENGTH) -> None:
    """A key of the length that its use needs (KEYS-4)."""
    if len(key) != length:
        raise Refused("KEY_LENGTH_INVALID")


def check_before_seal(mode: str, domain: Domain, kind: str) -> None:
    """Steps 1 to 3 of Seal, as far as they do not concern the content."""
    _check_domain(mode, domain)
    if kind not in KIND_LETTERS:
        raise Refused("SIV_INPUT_INVALID")


def seal(key: Secret, mode: str, domain: Domain, kind: str, content: bytes) -> str:
    """Seal: PSEU-4."""
    check_before_seal(mode, domain, kind)
    if len(content) != CONTENT_LENGTH:
        raise Refused("SIV_INPUT_INVALID")
    ciphertext = siv.seal(key.reveal(), _header(domain, kind), content)
    return print_(mode, kind, domain.prefix, domain.epoch, ciphertext)


def open_(key: Secret, mode: str, domain: Domain, text: str) -> tuple[str, bytes]:
    """Open: kind and content (PSEU-8)."""
    _check_domain(mode, domain)
    parsed = parse(text)
    if parsed.mode != mode:
        raise Refused("PSEUDONYM_WRONG_MODE")
    if parsed.prefix != domain.prefix:
        raise Refused("PSEUDONYM_WRONG_DOMAIN")
    if parsed.epoch != domain.epoch:
        raise Refused("PSEUDONYM_WRONG_EPOCH")
    revealed = key.reveal()
    try:
        return parsed.kind, siv.open_(revealed, _header(domain, parsed.kind), parsed.ciphertext)
    except Refused:
        raise Refused("PSEUDONYM_UNOPENABLE") from None


def print_(mode: str, kind: str, prefix: str, epoch: int, ciphertext: bytes) -> str:
    """Print: PSEU-5."""
    payload = bytes([MODE_BYTES[mode]]) + epoch.to_bytes(2, "big") + ciphertext
    return bech32m.encode(f"{prefix}_{KIND_LETTERS[kind]}", payload)


def parse(text: str) -> Parsed:
    """Parse: PSEU-5 to PSEU-7."""
    human, payload = bech32m.decode(text, "PSEUDONYM_MALFORMED")
    match = HUMAN.fullmatch(human)
    if match is None or len(payload) != PAYLOAD_LENGTH or payload[0] not in MODES:
        raise Refused("PSEUDONYM_MALFORMED")
    prefix, letter = match.groups()
    epoch = int.from_bytes(payload[1:3], "big")
    return Parsed(MODES[payload[0]], KINDS[letter], prefix, epoch, payload[3:], text.lower())


def _check_domain(mode: str, domain: Domain) -> None:
    if domain.mode != mode:
        raise Refused("PSEUDONYM_WRONG_MODE")
    if mode not in MODE_BYTES:
        raise Refused("DOMAIN_INVALID")
    if type(domain.epoch) is not int or not 0 <= domain.epoch <= HIGHEST_EPOCH:
        raise Refused("DOMAIN_INVALID")
    if not PREFIX.fullmatch(domain.prefix):
        raise Refused("DOMAIN_INVALID")
    if not NAME.fullmatch(domain.tenant) or not NAME.fullmatch(domain.domain):
        raise Refused("DOMAIN_INVALID")


def _header(domain: Domain, kind: str) -> bytes:
    """Section 3.1."""
    return enc("header", SUITE, domain.mode, kind, domain.tenant, domain.domain, domain.epoch.to_bytes(4, "big"))


def read_domain(given: dict) -> Domain:
    """A domain as the vectors give it (section 7)."""
    return Domain(**given)


def _parse(given: dict) -> dict:
    parsed = parse(given["text"])
    return {**parsed._asdict(), "ciphertext": parsed.ciphertext.hex()}


OPERATIONS = {"Parse": _parse}
