"""The receipts in an audit (chapter 14, section 12.2, step 2)."""

import json_text
from audit_directories import logs_of
from audit_faults import Earlier, Fault, ReceiptsFound
from receipts import verify_receipt
from refusal import Refused


def audit_receipts(files: dict[str, bytes], versions: list[dict]) -> ReceiptsFound:
    """Every receipt, by the name of its file: AUDI-28."""
    checkpoints: list[Earlier] = []
    faults: list[Fault] = []
    for name in sorted(name for name in files if name.endswith(".json")):
        try:
            receipt = json_text.parse(files[name], "RECEIPT_INVALID")
        except Refused:
            receipt = None
        if not isinstance(receipt, dict) or "schema" not in receipt:
            faults.append({"fault": "RECEIPT_MALFORMED", "file": name})
            continue
        verified = _verify_under_any(receipt, versions)
        if verified is None:
            faults.append({"fault": "RECEIPT_INVALID", "file": name})
        else:
            checkpoints.append(verified)
    return ReceiptsFound(len(checkpoints), checkpoints, faults)


def _verify_under_any(receipt: dict, versions: list[dict]) -> Earlier | None:
    for log in logs_of(versions):
        try:
            return Earlier(verify_receipt(receipt, log).checkpoint, log["verifierKey"])
        except Refused:
            continue
    return None
