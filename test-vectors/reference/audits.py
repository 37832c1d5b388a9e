"""VerifyAudit of an export (chapter 14, section 12.2)."""

from audit_directories import ACTION as PUBLISHED
from audit_directories import audit_directories
from audit_faults import Earlier, Fault, Source
from audit_log import audit_log
from audit_receipts import audit_receipts
from checkpoints import Checkpoint


def verify_audit(
    registrar: dict,
    source: Source,
    receipts: dict[str, bytes],
    seen: dict | None = None,
    kept: Checkpoint | None = None,
) -> dict:
    """The verdict, the faults in their order, and what was found: AUDI-28 to AUDI-30."""
    directories = audit_directories(registrar, source, seen)
    if not directories.versions:
        return _report(directories.faults)
    held = audit_receipts(receipts, directories.versions)
    earlier = directories.checkpoints + held.checkpoints + ([] if kept is None else [Earlier(kept)])
    log = audit_log(directories.versions[-1]["log"]["verifierKey"], source, earlier, directories.last_sizes)
    faults = directories.faults + held.faults + log.faults
    if not directories.faults and log.actions.get(PUBLISHED, 0) > len(directories.versions):
        faults.append({"fault": "DIRECTORY_HIDDEN", "version": len(directories.versions) + 1})
    report = _report(faults)
    report["directory"] = {"versions": len(directories.versions), "proven": directories.proven}
    report["receipts"] = held.held
    if log.checkpoint is not None:
        report["log"] = {
            "size": log.checkpoint.size,
            "root": log.checkpoint.root.hex(),
            "actions": log.actions,
        }
    return report


def _report(faults: list[Fault]) -> dict:
    return {"verified": not faults, "faults": faults}
