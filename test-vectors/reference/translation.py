"""Re-wrapping and translation (chapter 8)."""

from pseudonyms import Domain, check_key_length, open_, read_domain, seal
from refusal import Refused
from secret import Secret
from text import from_hex


def rewrap(from_key: Secret, from_: Domain, to_key: Secret, to: Domain, text: str) -> str:
    """Rewrap: TRAN-1."""
    _check_key_lengths(from_key, to_key)
    if not _is_same(from_, to) or from_.epoch == to.epoch:
        raise Refused("REWRAP_INVALID")
    return _carry(from_key, from_, to_key, to, text)


def translate(from_key: Secret, from_: Domain, to_key: Secret, to: Domain, text: str) -> str:
    """Translate: TRAN-2."""
    _check_key_lengths(from_key, to_key)
    if _is_same(from_, to):
        raise Refused("REWRAP_INVALID")
    return _carry(from_key, from_, to_key, to, text)


def _check_key_lengths(from_key: Secret, to_key: Secret) -> None:
    check_key_length(from_key)
    check_key_length(to_key)


def _is_same(one: Domain, other: Domain) -> bool:
    return (one.tenant, one.domain) == (other.tenant, other.domain)


def _carry(from_key: Secret, from_: Domain, to_key: Secret, to: Domain, text: str) -> str:
    """Steps 3 to 5 of Rewrap."""
    if from_.mode != to.mode:
        raise Refused("REWRAP_INVALID")
    kind, content = open_(from_key, from_.mode, from_, text)
    return seal(to_key, to.mode, to, kind, content)


def _arguments(given: dict) -> tuple[Secret, Domain, Secret, Domain, str]:
    from_key, to_key = (Secret(from_hex(given[name])) for name in ("fromKey", "toKey"))
    return from_key, read_domain(given["from"]), to_key, read_domain(given["to"]), given["pseudonym"]


OPERATIONS = {
    "Rewrap": lambda given: {"pseudonym": rewrap(*_arguments(given))},
    "Translate": lambda given: {"pseudonym": translate(*_arguments(given))},
}
