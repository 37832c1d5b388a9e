"""The evidence of an item of a feed (chapter 13, sections 2.1 and 2.2)."""

from typing import Any

from evidence import Verified, summary, verify_evidence
from forms import DIGEST, NAME, UUID, is_closed, is_whole, matches

ACTION = "release.assembled"


def verify_release(evidence: Any, log: dict) -> Verified:
    """VerifyRelease: RELE-1."""
    return verify_evidence(evidence, log, ACTION, _are_details)


def _are_details(details: Any) -> bool:
    if not isinstance(details, dict) or not _names_parties(details):
        return False
    if details.get("kind") == "change":
        return (
            is_closed(details, {"tenant", "domain", "kind", "change", "digests"})
            and matches(details["change"], UUID)
            and _are_digests(details["digests"], {"changePart"}, set())
        )
    return (
        is_closed(details, {"tenant", "domain", "kind", "delivery", "chunk", "digests"})
        and details["kind"] == "chunk"
        and matches(details["delivery"], UUID)
        and is_whole(details["chunk"])
        and _are_digests(details["digests"], {"activityPart", "pseudonymPart"}, {"attributePart"})
    )


def _names_parties(details: dict) -> bool:
    return matches(details.get("tenant"), NAME) and matches(details.get("domain"), NAME)


def _are_digests(value: Any, required: set[str], optional: set[str]) -> bool:
    return is_closed(value, required, optional) and all(matches(digest, DIGEST) for digest in value.values())


OPERATIONS = {"VerifyRelease": lambda given: summary(verify_release(given["evidence"], given["log"]))}
