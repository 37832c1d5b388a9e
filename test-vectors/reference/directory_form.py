"""The form of a directory (chapter 10, sections 1 to 3)."""

import re
from typing import Any

from forms import CLIENT, DIGEST_HEX, MOMENT, NAME, is_closed, is_day, is_whole, matches, utf16_length
from directory_people import check_person_form
from log_keys import are_endorsed
from jwk import parse_seal_key, parse_sign_key
from refusal import Refused
from verifier_keys import parse_verifier_key

SCHEMA = "sluis-directory/1"
LARGEST_VERSION = 2_147_483_647
LARGEST_EPOCH = 65_535
MOST_ITEMS = 20_000
MOST_KEYS = 20
LONGEST_LOG_NAME = 400
ISSUER = re.compile(r"https?://[a-zA-Z0-9.:\[\]-]+(?:/[a-zA-Z0-9._~/-]*)?")
PREFIX = re.compile(r"[a-z]{2,10}")
UNREADABLE = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u180e\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
READABLE = re.compile(f"[^{UNREADABLE}]{{1,200}}")
SCOPES = ("delivery:write", "delivery:read", "release:read", "rewrap:write", "log:read")
ATTRIBUTES = ("postcode4", "birthDecade")
KINDS = ("institution", "tenant", "auditor")
STATUS = ("active", "suspended")
PURPOSES = ("market-insight", "one-to-one-contact")
MOST_CERTIFICATES = 5
MOST_PERSONS_A_DAY = 1_000_000
LARGEST_TEMPLATE = 65_535
MOST_BUNDLES = 20
MOST_QUESTIONNAIRES = 20
CERTIFICATE = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
MEMBERS = {
    "directory": (
        "schema version previousDigest issuedAt issuer log engines organisations domains agreements translations people"
    ).split(),
    "organisation": "id name kind status clients sealKeys".split(),
    "client": "clientId scopes keys status".split(),
    "domain": "id tenant mode purpose epoch prefix attributes".split(),
    "agreement": "id institution tenant domain inForceFrom anonymousVisits purposes".split(),
    "translation": "id from to purpose inForceFrom".split(),
}


def check_form(value: Any) -> None:
    """Steps 1 to 7 of ParseDirectory: DIRE-1."""
    _demand(is_closed(value, MEMBERS["directory"], ("portal",)))
    _demand(value["schema"] == SCHEMA and is_whole(value["version"], 1, LARGEST_VERSION))
    _demand(is_closed(value["engines"], ("identity", "key")))
    if value["version"] == 1:
        _demand(value["previousDigest"] == "")
    else:
        _demand(matches(value["previousDigest"], DIGEST_HEX))
    _demand(matches(value["issuedAt"], MOMENT) and matches(value["issuer"], ISSUER))
    _check_log(value["log"])
    for name in ("identity", "key"):
        _check_engine(value["engines"][name])
    checks = {
        "organisations": _check_organisation,
        "domains": _check_domain,
        "agreements": _check_agreement,
        "translations": _check_translation,
        "people": check_person_form,
    }
    for name, check in checks.items():
        _demand(_is_list(value[name], 0, MOST_ITEMS))
        for item in value[name]:
            check(item)
    if "portal" in value:
        _check_portal(value["portal"])


def _check_log(log: Any) -> None:
    """Step 3."""
    _demand(is_closed(log, ("origin", "verifierKey"), ("earlier",)))
    _demand(_is_log_name(log["origin"]))
    _check_log_key(log["verifierKey"], log["origin"])
    if "earlier" not in log:
        return
    _demand(_is_list(log["earlier"], 1, MOST_KEYS))
    for item in log["earlier"]:
        _demand(is_closed(item, ("verifierKey", "endorsement")))
        _check_log_key(item["verifierKey"], log["origin"])
    _demand(are_endorsed(log))


def _check_log_key(key: Any, origin: str) -> None:
    _demand(_is_log_name(key))
    _demand(parse_verifier_key(key).name == origin)


def _check_engine(engine: Any) -> None:
    """Step 4."""
    _demand(is_closed(engine, ("seal", "sign")))
    _demand(_is_list(engine["seal"], 1, MOST_KEYS) and _is_list(engine["sign"], 1, MOST_KEYS))
    for key in engine["seal"]:
        parse_seal_key(key)
    for key in engine["sign"]:
        parse_sign_key(key)


def _check_organisation(organisation: Any) -> None:
    """Step 5."""
    _demand(is_closed(organisation, MEMBERS["organisation"]))
    _demand(matches(organisation["id"], NAME) and matches(organisation["name"], READABLE))
    _demand(organisation["kind"] in KINDS and organisation["status"] in STATUS)
    _demand(_is_list(organisation["clients"], 0, MOST_KEYS))
    for client in organisation["clients"]:
        _check_client(client)
    _demand(_is_list(organisation["sealKeys"], 0, MOST_KEYS))
    for key in organisation["sealKeys"]:
        parse_seal_key(key)


def _check_client(client: Any) -> None:
    _demand(is_closed(client, MEMBERS["client"], ("validUntil", "certificates")))
    _demand(_is_list(client["scopes"], 1, len(SCOPES)) and _are_different(client["scopes"], SCOPES))
    _demand(matches(client["clientId"], CLIENT))
    _demand(_is_list(client["keys"], 1, MOST_KEYS))
    for key in client["keys"]:
        parse_sign_key(key)
    _demand(client["status"] in STATUS and ("validUntil" not in client or is_day(client["validUntil"])))
    certificates = client.get("certificates", [None])
    _demand(_is_list(certificates, 1, MOST_CERTIFICATES))
    _demand("certificates" not in client or all(matches(each, CERTIFICATE) for each in certificates))


def _check_domain(domain: Any) -> None:
    """Step 6."""
    _demand(is_closed(domain, MEMBERS["domain"], ("reveal",)))
    _demand(isinstance(domain["attributes"], list) and _are_different(domain["attributes"], ATTRIBUTES))
    _demand(matches(domain["id"], NAME) and matches(domain["tenant"], NAME))
    _demand(domain["mode"] in ("irreversible", "reversible") and matches(domain["purpose"], READABLE))
    _demand(is_whole(domain["epoch"], 1, LARGEST_EPOCH) and matches(domain["prefix"], PREFIX))
    if "reveal" in domain:
        _demand(is_closed(domain["reveal"], ("personsPerDayMax",)))
        _demand(is_whole(domain["reveal"]["personsPerDayMax"], 1, MOST_PERSONS_A_DAY))


def _check_agreement(agreement: Any) -> None:
    """Step 7."""
    _demand(is_closed(agreement, MEMBERS["agreement"], ("inForceUntil", "questionnaires", "privacyStatement")))
    _demand(all(matches(agreement[name], NAME) for name in ("id", "institution", "tenant", "domain")))
    _demand(is_day(agreement["inForceFrom"]))
    _demand("inForceUntil" not in agreement or is_day(agreement["inForceUntil"]))
    _demand(isinstance(agreement["anonymousVisits"], bool))
    _demand(_is_list(agreement["purposes"], 1, len(PURPOSES)) and _are_different(agreement["purposes"], PURPOSES))
    if "questionnaires" in agreement:
        names = agreement["questionnaires"]
        _demand(_is_list(names, 1, MOST_QUESTIONNAIRES) and all(matches(name, NAME) for name in names))
        _demand(len(set(names)) == len(names))
    if "privacyStatement" in agreement:
        statement = agreement["privacyStatement"]
        _demand(is_closed(statement, ("template", "nl", "en")))
        _demand(is_whole(statement["template"], 1, LARGEST_TEMPLATE))
        _demand(matches(statement["nl"], DIGEST_HEX) and matches(statement["en"], DIGEST_HEX))


def _check_portal(portal: Any) -> None:
    """Step 9: DIRE-60."""
    _demand(is_closed(portal, ("bundles",)) and _is_list(portal["bundles"], 1, MOST_BUNDLES))
    for bundle in portal["bundles"]:
        _demand(is_closed(bundle, ("digest", "publishedAt")))
        _demand(matches(bundle["digest"], DIGEST_HEX) and matches(bundle["publishedAt"], MOMENT))


def _check_translation(translation: Any) -> None:
    """Step 7."""
    _demand(is_closed(translation, MEMBERS["translation"], ("inForceUntil",)))
    _demand(matches(translation["id"], NAME) and matches(translation["purpose"], READABLE))
    for end in ("from", "to"):
        _demand(is_closed(translation[end], ("tenant", "domain")))
        _demand(all(matches(translation[end][name], NAME) for name in ("tenant", "domain")))
    _demand(is_day(translation["inForceFrom"]))
    _demand("inForceUntil" not in translation or is_day(translation["inForceUntil"]))


def _demand(holds: bool) -> None:
    if not holds:
        raise Refused("DIRECTORY_INVALID")


def _is_list(value: Any, least: int, most: int) -> bool:
    return isinstance(value, list) and least <= len(value) <= most


def _is_log_name(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value and 1 <= utf16_length(value) <= LONGEST_LOG_NAME


def _are_different(values: list, known: tuple[str, ...]) -> bool:
    return all(value in known for value in values) and all(values.count(value) == 1 for value in values)
