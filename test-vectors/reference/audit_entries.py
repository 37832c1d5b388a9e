"""Entries of the audit log and the commitments in them (chapter 14, sections 6 and 7)."""

import hashlib
from typing import Any

from canonical_json import canonical, parse_canonical
from encoding import enc
from forms import CLIENT, DIGEST_HEX, MOMENT, UUID, is_closed, matches
from merkle import leaf_hash
from refusal import Refused
from text import from_hex, utf8

SCHEMA = "sluis-audit/1"
LARGEST_ENTRY = 4_096
SALT_LENGTH = 32
ACTIONS = frozenset(
    {
        "directory.published",
        "delivery.opened",
        "delivery.closed",
        "delivery.abandoned",
        "delivery.refused",
        "batch.resolved",
        "batch.pseudonymised",
        "change.pseudonymised",
        "release.assembled",
        "release.acknowledged",
        "key.created",
        "key.lent",
        "key.rotated",
        "key.destroyed",
        "key.planned",
        "key.activated",
        "key.retired",
        "destruction.requested",
        "destruction.approved",
        "destruction.refused",
        "rewrap.executed",
        "rewrap.refused",
        "token.issued",
        "client.enrolled",
        "model.activated",
        "review.decided",
        "person.explained",
        "engine.unsealed",
        "engine.sealed",
        "person.erased",
        "delivery.surveyed",
        "alarm.decided",
        "canary.planted",
        "cohort.agreed",
        "reveal.requested",
        "reveal.approved",
        "reveal.refused",
        "reveal.opened",
        "reveal.executed",
        "reveal.answered",
        "reveal.ended",
        "translation.requested",
        "translation.approved",
        "translation.refused",
        "translation.executed",
        "translation.answered",
        "translation.ended",
        "session.begun",
        "role.requested",
        "role.answered",
        "consent.withdrawn",
        "log.endorsed",
    }
)
PATTERNS = {"id": UUID, "at": MOMENT, "actor": CLIENT, "commitment": DIGEST_HEX}


def format_entry(entry: Any) -> str:
    """FormatEntry: AUDI-12."""
    if not is_closed(entry, {"schema", "action", *PATTERNS}):
        raise Refused("AUDIT_ENTRY_INVALID")
    if entry["schema"] != SCHEMA or not (isinstance(entry["action"], str) and entry["action"] in ACTIONS):
        raise Refused("AUDIT_ENTRY_INVALID")
    if not all(matches(entry[name], pattern) for name, pattern in PATTERNS.items()):
        raise Refused("AUDIT_ENTRY_INVALID")
    return canonical(entry)


def parse_entry(text: str) -> dict:
    """ParseEntry: AUDI-12."""
    try:
        if len(utf8(text)) > LARGEST_ENTRY:
            raise Refused("AUDIT_ENTRY_INVALID")
        entry = parse_canonical(text)
    except Refused:
        raise Refused("AUDIT_ENTRY_INVALID") from None
    format_entry(entry)
    return entry


def commit(salt: bytes, details: Any) -> str:
    """Commit: AUDI-15."""
    if len(salt) != SALT_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")
    message = enc("audit-commitment", salt, canonical(details))
    return hashlib.sha256(message).hexdigest()


def _format(given: dict) -> dict:
    text = format_entry(given["entry"])
    return {"text": text, "leafHash": leaf_hash(utf8(text)).hex()}


OPERATIONS = {
    "FormatEntry": _format,
    "ParseEntry": lambda given: {"entry": parse_entry(given["text"])},
    "Commit": lambda given: {"commitment": commit(from_hex(given["salt"]), given["details"])},
}
