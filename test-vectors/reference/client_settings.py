"""The settings of a client, from its enrolment (chapter 10, section 6; chapter 15, section 10.1)."""

import json
import urllib.parse
from pathlib import Path
from typing import NamedTuple

import json_text
import state_files
from forms import CLIENT, NAME, matches
from jwk import parse_private_seal_key, parse_sign_key, parse_signing_key

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


class Settings(NamedTuple):
    """What a client knows before its first request: DIRE-17."""

    base: str
    organisation: str
    client: str
    sign_key: dict
    registrar: dict
    tenant: str
    domain: str
    seal_keys: list[dict]
    state: Path


def read_settings(path: Path) -> Settings:
    """Read and check a file of settings; paths in it are relative to it (ENCO-13, HTTP-1)."""
    given = json.loads(path.read_bytes())
    folder = path.resolve().parent
    texts = {"organisation": NAME, "clientId": CLIENT, "tenant": NAME, "domain": NAME}
    for name, pattern in texts.items():
        if not matches(given.get(name), pattern):
            raise ValueError(f"{name} is missing or not well formed")
    return Settings(
        base=_checked_base(given["url"]),
        organisation=given["organisation"],
        client=given["clientId"],
        sign_key=parse_signing_key(_read_key(folder / given["signKey"])),
        registrar=parse_sign_key(given["registrarKey"]),
        tenant=given["tenant"],
        domain=given["domain"],
        seal_keys=[parse_private_seal_key(_read_key(folder / name)) for name in given.get("sealKeys", [])],
        state=state_files.open_folder(folder / given["stateDirectory"]),
    )


def _read_key(path: Path) -> object:
    return json_text.parse(path.read_bytes(), "KEY_FORM_INVALID")


def _checked_base(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    local = parts.scheme == "http" and parts.hostname in LOCAL_HOSTS
    if parts.scheme != "https" and not local:
        raise ValueError("url is not https")
    return url.rstrip("/")
