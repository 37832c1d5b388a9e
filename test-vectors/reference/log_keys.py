"""The keys of the log, through its changes (chapter 10, section 3, step 3; chapter 14, section 10.1)."""

from typing import Any, Callable, TypeVar

from checkpoints import Checkpoint
from evidence import Verified, verify_evidence
from forms import is_closed
from refusal import Refused

ACTION = "log.endorsed"
Found = TypeVar("Found")


def log_keys(log: dict) -> list[str]:
    """Every verifier key of the log of a directory, the oldest first."""
    return [item["verifierKey"] for item in log.get("earlier", [])] + [log["verifierKey"]]


def trusted_logs(log: dict) -> list[dict]:
    """The log under each of its keys, the present one first: AUDI-38."""
    return [{"origin": log["origin"], "verifierKey": key} for key in reversed(log_keys(log))]


def under_log(log: dict, verify: Callable[[dict], Found]) -> tuple[Found, bool]:
    """Verify something under the present key of the log, else under those before it, and say whether it was one of those: AUDI-38."""
    refusal: Refused | None = None
    for place, one in enumerate(trusted_logs(log)):
        try:
            return verify(one), place > 0
        except Refused as refused:
            refusal = refusal or refused
    raise refusal or Refused("LOG_KEY_INVALID")


def are_endorsed(log: dict) -> bool:
    """Whether no key comes twice, and each vouched for the next in the log that it signed: AUDI-36."""
    keys = log_keys(log)
    if len(set(keys)) < len(keys):
        return False
    try:
        for place, item in enumerate(log["earlier"]):
            found = _endorsement(log["origin"], item).details
            if found != {"previous": keys[place], "next": keys[place + 1]}:
                return False
    except Refused:
        return False
    return True


def last_endorsement(log: dict) -> Verified | None:
    """What the key before the present one said of it; None for the first key of a log."""
    earlier = log.get("earlier", [])
    return _endorsement(log["origin"], earlier[-1]) if earlier else None


def endorsing_checkpoints(log: dict) -> list[tuple[Checkpoint, str]]:
    """The heads under which each key vouched for the next, and those keys."""
    return [(_endorsement(log["origin"], item).checkpoint, item["verifierKey"]) for item in log.get("earlier", [])]


def check_log_kept(earlier: dict, later: dict) -> None:
    """CheckLogKept: a log of the same name keeps its keys, and new ones come after them: DIRE-24."""
    if earlier["log"]["origin"] != later["log"]["origin"]:
        return
    before, after = log_keys(earlier["log"]), log_keys(later["log"])
    if after[: len(before)] != before:
        raise Refused("DIRECTORY_INVALID")


def _endorsement(origin: str, item: dict) -> Verified:
    log = {"origin": origin, "verifierKey": item["verifierKey"]}
    return verify_evidence(item["endorsement"], log, ACTION, _has_form)


def _has_form(details: Any) -> bool:
    return is_closed(details, ("previous", "next")) and all(isinstance(value, str) for value in details.values())
