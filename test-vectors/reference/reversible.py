"""Reversible mode (chapter 7)."""

import streams
from pseudonyms import (
    CONTENT_LENGTH,
    REVERSIBLE,
    SUBJECT_LENGTH,
    Domain,
    check_key_length,
    check_subject,
    open_,
    read_domain,
    seal,
)
from refusal import Refused
from secret import Secret
from text import from_hex

FILLING = bytes(CONTENT_LENGTH - SUBJECT_LENGTH)


def encrypt(key: Secret, domain: Domain, kind: str, subject: bytes) -> str:
    """Encrypt: REVE-1."""
    check_key_length(key)
    check_subject(subject)
    return seal(key, REVERSIBLE, domain, kind, subject + FILLING)


def decrypt(key: Secret, domain: Domain, text: str) -> tuple[str, bytes]:
    """Decrypt: kind and subject (REVE-3, REVE-4)."""
    check_key_length(key)
    kind, content = open_(key, REVERSIBLE, domain, text)
    if content[SUBJECT_LENGTH:] != FILLING:
        raise Refused("PSEUDONYM_UNOPENABLE")
    return kind, content[:SUBJECT_LENGTH]


def _arguments(given: dict) -> tuple[Secret, Domain]:
    return Secret(from_hex(given["reversibleKey"])), read_domain(given["domain"])


def _encrypt(given: dict) -> dict:
    return {"pseudonym": encrypt(*_arguments(given), given["kind"], from_hex(given["subject"]))}


def _encrypt_many(given: dict) -> dict:
    arguments = _arguments(given)
    subjects = streams.pieces(given["stream"], given["count"], SUBJECT_LENGTH)
    return {"sha256": streams.digest_of_lines(encrypt(*arguments, given["kind"], subject) for subject in subjects)}


def _decrypt(given: dict) -> dict:
    kind, subject = decrypt(*_arguments(given), given["pseudonym"])
    return {"kind": kind, "subject": subject.hex()}


OPERATIONS = {"Encrypt": _encrypt, "EncryptMany": _encrypt_many, "Decrypt": _decrypt}
