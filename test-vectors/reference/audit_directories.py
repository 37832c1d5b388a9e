"""The versions of the directory in an audit (chapter 14, section 12.2, step 1)."""

from typing import Any

import json_text
from audit_faults import DirectoriesFound, Earlier, Fault, Source
from directories import check_domains_kept, directory_digest, verify_directory
from evidence import Verified, is_evidence, verify_evidence
from forms import is_closed, is_whole
from log_keys import check_log_kept, endorsing_checkpoints
from refusal import Refused

ACTION = "directory.published"


def audit_directories(registrar: dict, source: Source, seen: dict | None) -> DirectoriesFound:
    """All versions from 1 on: DIRE-16, AUDI-28. `seen` holds `version` and `document` of one seen before."""
    versions: list[dict] = []
    files: list[dict] = []
    checkpoints: list[Earlier] = []
    last_sizes: dict[str, int] = {}
    faults: list[Fault] = []
    invalid: list[Fault] = []
    previous = ""
    while (file := _read_version(source, len(versions) + 1)) is not None:
        try:
            versions.append(_verify_version(registrar, file, len(versions) + 1))
            files.append(file)
        except Refused:
            invalid.append({"fault": "DIRECTORY_INVALID", "version": len(versions) + 1})
            break
    logs = logs_of(versions)
    for place, (file, directory) in enumerate(zip(files, versions, strict=True)):
        number = directory["version"]
        another = seen is not None and seen["version"] == number and seen["document"] != file["document"]
        kept = place == 0 or _keeps_domains(versions[place - 1], directory)
        if directory["previousDigest"] != previous or not kept or another:
            faults.append({"fault": "DIRECTORY_CHAIN_BROKEN", "version": number})
        previous = directory_digest(file["document"])
        if "evidence" in file:
            found = _first_under(file["evidence"], logs, number, previous)
            if found is None:
                faults.append({"fault": "DIRECTORY_EVIDENCE_INVALID", "version": number})
            else:
                proof, key = found
                checkpoints.append(Earlier(proof.checkpoint, key))
                replaced = directory if place == 0 else versions[place - 1]
                if replaced["log"]["verifierKey"] != directory["log"]["verifierKey"]:
                    last_sizes[replaced["log"]["verifierKey"]] = proof.index
    proven = len(checkpoints)
    if versions:
        checkpoints += [Earlier(found, key) for found, key in endorsing_checkpoints(versions[-1]["log"])]
    faults += invalid
    expected = 1 if seen is None else seen["version"]
    if not faults and len(versions) < expected:
        faults.append({"fault": "DIRECTORY_MISSING", "version": len(versions) + 1})
    return DirectoriesFound(versions, proven, checkpoints, faults, last_sizes)


def logs_of(versions: list[dict]) -> list[dict]:
    """The log that is read, under each key that a version named for it, the newest first."""
    logs: list[dict] = []
    for directory in reversed(versions):
        log = {name: directory["log"][name] for name in ("origin", "verifierKey")}
        if log["origin"] == versions[-1]["log"]["origin"] and log not in logs:
            logs.append(log)
    return logs


def published_under(evidence: Any, log: dict, version: int, digest: str) -> Verified:
    """What evidence of the publication of a version shows: section 9."""

    def are_details(found: Any) -> bool:
        names = is_closed(found, ("version", "digest")) and is_whole(found["version"], version, version)
        return names and found["digest"] == digest

    return verify_evidence(evidence, log, ACTION, are_details)


def _first_under(evidence: Any, logs: list[dict], version: int, digest: str) -> tuple[Verified, str] | None:
    for log in logs:
        try:
            return published_under(evidence, log, version, digest), log["verifierKey"]
        except Refused:
            continue
    return None


def _keeps_domains(earlier: dict, later: dict) -> bool:
    try:
        check_domains_kept(earlier, later)
        check_log_kept(earlier, later)
    except Refused:
        return False
    return True


def _read_version(source: Source, number: int) -> dict | None:
    """A file of a version; one that is not JSON of its form counts as not there."""
    data = source(f"directory/{number}.json")
    try:
        file = None if data is None else json_text.parse(data, "DIRECTORY_INVALID")
    except Refused:
        return None
    if not isinstance(file, dict) or not is_whole(file.get("version"), 1) or not isinstance(file.get("document"), str):
        return None
    return file if "evidence" not in file or is_evidence(file["evidence"]) else None


def _verify_version(registrar: dict, file: dict, number: int) -> dict:
    directory = verify_directory(file["document"], registrar)
    if directory["version"] != number or file["version"] != number:
        raise Refused("DIRECTORY_INVALID")
    return directory
