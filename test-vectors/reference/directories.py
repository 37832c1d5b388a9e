"""The directory: reading, signing, verifying and following it, and looking up (chapter 10, sections 3 to 7)."""

import hashlib
from typing import Any

from canonical_json import canonical, parse
from directory_form import check_form
from directory_people import account_digest
from directory_sense import check_directory
from documents import sign_document, verify_document
from log_keys import check_log_kept
from refusal import Refused

TYPE = "sluis-directory"


def parse_directory(value: Any) -> dict:
    """ParseDirectory: DIRE-1, DIRE-2."""
    check_form(value)
    check_directory(value)
    return value


def sign_directory(value: Any, key: dict) -> str:
    """SignDirectory: DIRE-7."""
    return sign_document(TYPE, parse_directory(value), key)


def verify_directory(jws: str, registrar: dict) -> dict:
    """VerifyDirectory under the pinned key: DIRE-8."""
    try:
        document, _ = verify_document(TYPE, jws, [registrar])
    except Refused:
        raise Refused("DIRECTORY_SIGNATURE_INVALID") from None
    return parse_directory(document)


def directory_digest(jws: str) -> str:
    """DirectoryDigest: section 5."""
    return hashlib.sha256(jws.encode("utf-8")).hexdigest()


def check_succession(seen: dict, seen_text: str, following: dict, following_text: str) -> None:
    """CheckSuccession: DIRE-10, DIRE-11."""
    step = following["version"] - seen["version"]
    if step == 0 and seen_text == following_text:
        return
    if step <= 0 or seen["issuer"] != following["issuer"]:
        raise Refused("DIRECTORY_OLDER")
    if step == 1 and following["previousDigest"] != directory_digest(seen_text):
        raise Refused("DIRECTORY_OLDER")
    check_domains_kept(seen, following)
    check_log_kept(seen, following)


def check_domains_kept(earlier: dict, later: dict) -> None:
    """CheckDomainsKept: a domain keeps its mode and prefix, its epochs only rise, and a prefix keeps its domain."""
    before = {(domain["tenant"], domain["id"]): domain for domain in earlier["domains"]}
    holders = {domain["prefix"]: (domain["tenant"], domain["id"]) for domain in earlier["domains"]}
    for domain in later["domains"]:
        name = (domain["tenant"], domain["id"])
        kept = before.get(name, domain)
        same = kept["mode"] == domain["mode"] and kept["prefix"] == domain["prefix"]
        if not same or kept["epoch"] > domain["epoch"] or holders.get(domain["prefix"], name) != name:
            raise Refused("DIRECTORY_INVALID")


def find_organisation(directory: dict, identifier: str) -> dict | None:
    """The organisation of an identifier, whatever its status."""
    return next((item for item in directory["organisations"] if item["id"] == identifier), None)


def find_agreement(directory: dict, institution: str, tenant: str, domain: str, day: str) -> dict | None:
    """FindAgreement: DIRE-19."""
    for identifier in (institution, tenant):
        organisation = find_organisation(directory, identifier)
        if organisation is None or organisation["status"] != "active":
            return None
    for agreement in periods(directory, institution, tenant, domain):
        if agreement["inForceFrom"] <= day <= agreement.get("inForceUntil", day):
            return agreement
    return None


def periods(directory: dict, institution: str, tenant: str, domain: str) -> list[dict]:
    """Periods: all agreements of three parties, past and future ones too."""
    parties = {"institution": institution, "tenant": tenant, "domain": domain}
    return [item for item in directory["agreements"] if all(item[name] == value for name, value in parties.items())]


def sign_keys(organisation: dict, day: str) -> list[dict]:
    """SignKeys: the keys of the clients that are current on a day, in order."""
    if organisation["status"] != "active":
        return []
    current = (
        client
        for client in organisation["clients"]
        if client["status"] == "active" and day <= client.get("validUntil", day)
    )
    return [key for client in current for key in client["keys"]]


def _shown(directory: dict) -> dict:
    digest = hashlib.sha256(canonical(directory).encode("utf-8")).hexdigest()
    return {"version": int(directory["version"]), "sha256": digest}


def _succession(given: dict) -> dict:
    seen, following = (verify_directory(given[name], given["registrar"]) for name in ("seen", "next"))
    check_succession(seen, given["seen"], following, given["next"])
    return {"version": int(following["version"])}


def _find(given: dict) -> dict:
    directory = parse_directory(parse(given["document"]))
    parties = (given["institution"], given["tenant"], given["domain"])
    agreement = find_agreement(directory, *parties, given["day"])
    return {"agreement": None if agreement is None else agreement["id"]}


def _sign(given: dict) -> dict:
    jws = sign_directory(parse(given["document"]), given["key"])
    return {"jws": jws, "digest": directory_digest(jws)}


OPERATIONS = {
    "ParseDirectory": lambda given: _shown(parse_directory(parse(given["document"]))),
    "SignDirectory": _sign,
    "VerifyDirectory": lambda given: _shown(verify_directory(given["jws"], given["registrar"])),
    "CheckSuccession": _succession,
    "AccountDigest": lambda given: {"account": account_digest(given["issuer"], given["subject"])},
    "FindAgreement": _find,
}
