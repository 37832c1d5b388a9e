"""The versions of the directory in an audit (chapter 14, section 12.2, step 1)."""

from typing import Any

import json_text
from audit_faults import DirectoriesFound, Fault, Source
from checkpoints import Checkpoint
from directories import check_domains_kept, directory_digest, verify_directory
from evidence import is_evidence, verify_evidence
from forms import is_closed, is_whole
from refusal import Refused

ACTION = "directory.published"


def audit_directories(registrar: dict, source: Source, seen: dict | None) -> DirectoriesFound:
    """All versions from 1 on: DIRE-16, AUDI-28. `seen` holds `version` and `document` of one seen before."""
    versions: list[dict] = []
    files: list[dict] = []
    checkpoints: list[Checkpoint] = []
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
                checkpoints.append(found)
    faults += invalid
    expected = 1 if seen is None else seen["version"]
    if not faults and len(versions) < expected:
        faults.append({"fault": "DIRECTORY_MISSING", "version": len(versions) + 1})
    return DirectoriesFound(versions, len(checkpoints), checkpoints, faults)


def logs_of(versions: list[dict]) -> list[dict]:
    """The log that is read, under each key that a version named for it, the newest first."""
    logs: list[dict] = []
    for directory in reversed(versions):
        if directory["log"]["origin"] == versions[-1]["log"]["origin"] and directory["log"] not in logs:
            logs.append(directory["log"])
    return logs


def published_under(evidence: Any, log: dict, version: int, digest: str) -> Checkpoint:
    """The checkpoint under which evidence shows that a version was published: section 9."""

    def are_details(found: Any) -> bool:
        names = is_closed(found, ("version", "digest")) and is_whole(found["version"], version, version)
        return names and found["digest"] == digest

    return verify_evidence(evidence, log, ACTION, are_details).checkpoint


def _first_under(evidence: Any, logs: list[dict], version: int, digest: str) -> Checkpoint | None:
    for log in logs:
        try:
            return published_under(evidence, log, version, digest)
        except Refused:
            continue
    return None


def _keeps_domains(earlier: dict, later: dict) -> bool:
    try:
        check_domains_kept(earlier, later)
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
