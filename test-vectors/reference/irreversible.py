"""Irreversible mode (chapter 6, sections 4 and 5)."""

import streams
from encoding import enc
from keys import hmac_sha256
from pseudonyms import (
    CONTENT_LENGTH,
    IRREVERSIBLE,
    SUBJECT_LENGTH,
    Domain,
    check_before_seal,
    check_key_length,
    check_subject,
    open_,
    read_domain,
    seal,
)
from secret import Secret
from text import from_hex

INNER_KEY_LENGTH = 32


def derive(inner_key: Secret, wrap_key: Secret, domain: Domain, kind: str, subject: bytes) -> str:
    """Derive: PSEU-10."""
    check_key_length(inner_key, INNER_KEY_LENGTH)
    check_key_length(wrap_key)
    check_subject(subject)
    check_before_seal(IRREVERSIBLE, domain, kind)
    inner = hmac_sha256(inner_key.reveal(), enc("H", kind, subject))[:CONTENT_LENGTH]
    return seal(wrap_key, IRREVERSIBLE, domain, kind, inner)


def unwrap(wrap_key: Secret, domain: Domain, text: str) -> tuple[str, bytes]:
    """Unwrap: kind and inner value (PSEU-13)."""
    check_key_length(wrap_key)
    return open_(wrap_key, IRREVERSIBLE, domain, text)


def _arguments(given: dict) -> tuple[Secret, Secret, Domain, str]:
    inner_key, wrap_key = (Secret(from_hex(given[name])) for name in ("innerKey", "wrapKey"))
    return inner_key, wrap_key, read_domain(given["domain"]), given["kind"]


def _derive_many(given: dict) -> dict:
    arguments = _arguments(given)
    subjects = streams.pieces(given["stream"], given["count"], SUBJECT_LENGTH)
    return {"sha256": streams.digest_of_lines(derive(*arguments, subject) for subject in subjects)}


def _unwrap(given: dict) -> dict:
    key = Secret(from_hex(given["wrapKey"]))
    kind, inner = unwrap(key, read_domain(given["domain"]), given["pseudonym"])
    return {"kind": kind, "inner": inner.hex()}


OPERATIONS = {
    "Derive": lambda given: {"pseudonym": derive(*_arguments(given), from_hex(given["subject"]))},
    "DeriveMany": _derive_many,
    "Unwrap": _unwrap,
}
