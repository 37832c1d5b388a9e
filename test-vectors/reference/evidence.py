"""Evidence of an act: an entry of the log, its opened commitment and its proof (chapter 14, sections 8 and 9)."""

from typing import Any, Callable, NamedTuple

import base64url
from audit_entries import SALT_LENGTH, commit, parse_entry
from checkpoints import Checkpoint
from forms import is_closed, utf16_length
from refusal import Refused
from text import utf8
from tlog_proofs import parse_proof, verify_proof

LONGEST_PROOF = 65_536

DetailsForm = Callable[[Any], bool]


class Verified(NamedTuple):
    """What evidence proves."""

    details: dict
    entry: dict
    index: int
    checkpoint: Checkpoint
    note: str


def is_evidence(found: Any) -> bool:
    """Whether a value has the form of evidence, as an answer or an export holds it; nothing in it is verified."""
    if not isinstance(found, dict) or not isinstance(found.get("details"), dict):
        return False
    return all(isinstance(found.get(name), str) for name in ("salt", "entry", "proof"))


def verify_evidence(evidence: Any, log: dict, action: str, has_form: DetailsForm) -> Verified:
    """VerifyEvidence under the log of a directory: AUDI-18, AUDI-19."""
    try:
        return _verify(evidence, log, action, has_form)
    except Refused:
        raise Refused("RECEIPT_INVALID") from None


def _verify(evidence: Any, log: dict, action: str, has_form: DetailsForm) -> Verified:
    if not is_closed(evidence, {"details", "salt", "entry", "proof"}) or not has_form(evidence["details"]):
        raise Refused("RECEIPT_INVALID")
    if not all(isinstance(evidence[name], str) for name in ("salt", "entry", "proof")):
        raise Refused("RECEIPT_INVALID")
    salt = base64url.decode(evidence["salt"])
    if len(salt) != SALT_LENGTH or utf16_length(evidence["proof"]) > LONGEST_PROOF:
        raise Refused("RECEIPT_INVALID")
    entry = parse_entry(evidence["entry"])
    if entry["action"] != action or entry["commitment"] != commit(salt, evidence["details"]):
        raise Refused("RECEIPT_INVALID")
    proof = parse_proof(evidence["proof"])
    if proof.extra is not None:
        raise Refused("RECEIPT_INVALID")
    checkpoint = verify_proof(proof, utf8(evidence["entry"]), log["verifierKey"])
    if checkpoint.origin != log["origin"]:
        raise Refused("RECEIPT_INVALID")
    return Verified(evidence["details"], entry, proof.index, checkpoint, proof.checkpoint)


def summary(verified: Verified) -> dict:
    """What the vectors show of verified evidence."""
    return {
        "details": verified.details,
        "entryId": verified.entry["id"],
        "index": verified.index,
        "size": verified.checkpoint.size,
        "root": verified.checkpoint.root.hex(),
    }


def _is_object(details: Any) -> bool:
    return isinstance(details, dict)


OPERATIONS = {
    "VerifyEvidence": lambda given: summary(
        verify_evidence(given["evidence"], given["log"], given["action"], _is_object)
    ),
}
