"""The receipt of a delivery (chapter 12, section 7)."""

from typing import Any

from evidence import Verified, summary, verify_evidence
from forms import DIGEST, MOMENT, NAME, UUID, is_closed, is_whole, matches
from refusal import Refused

SCHEMA = "sluis-receipt/1"
ACTION = "delivery.closed"
TEXTS = {
    "deliveryId": UUID,
    "institution": NAME,
    "tenant": NAME,
    "domain": NAME,
    "manifestDigest": DIGEST,
    "closedAt": MOMENT,
}
COUNTS = ("chunkCount", "rowCount")


def verify_receipt(receipt: Any, log: dict) -> Verified:
    """VerifyReceipt: DELI-26."""
    if not is_closed(receipt, {"schema", "details", "salt", "entry", "proof"}) or receipt["schema"] != SCHEMA:
        raise Refused("RECEIPT_INVALID")
    evidence = {name: member for name, member in receipt.items() if name != "schema"}
    return verify_closing(evidence, log)


def verify_closing(evidence: Any, log: dict) -> Verified:
    """VerifyEvidence of `delivery.closed`, as a tenant is shown it."""
    return verify_evidence(evidence, log, ACTION, _are_details)


def _are_details(details: Any) -> bool:
    if not is_closed(details, {*TEXTS, *COUNTS}):
        return False
    texts = all(matches(details[name], pattern) for name, pattern in TEXTS.items())
    return texts and all(is_whole(details[name], 1) for name in COUNTS)


OPERATIONS = {"VerifyReceipt": lambda given: summary(verify_receipt(given["receipt"], given["log"]))}
