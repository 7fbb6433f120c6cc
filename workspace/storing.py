"""Which store a workspace uses: the embedded one, or a server that the table ``store`` of `tifa.toml` names.

A password or token is never in the settings: they name the environment variable that holds it.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from glossary.errors import SettingsError

if TYPE_CHECKING:  # httpx is wanted only where there is a server
    from graph.endpoint import Endpoint

__all__ = ["StoreSettings", "endpoint", "parse_store"]

_AUTHS: Final = ("none", "basic", "digest", "bearer")
_SECRETS: Final = ("password", "token", "secret", "key", "api_key", "apikey")
#: User and password in an address.
_USERINFO: Final = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """A SPARQL 1.1 server that holds a workspace's graphs.

    Attributes:
        query: Its address for queries.
        update: Its address for updates; empty for that of queries.
        graphs: Its address of the graph store protocol; empty for none.
        auth: How to say who one is.
        user: The user, for ``basic`` and ``digest``.
        secret_env: The environment variable that holds the password or the token.
        timeout: Seconds to wait for an answer.
        retries: How often to try again if the server is busy.
    """

    query: str
    update: str = ""
    graphs: str = ""
    auth: Literal["none", "basic", "digest", "bearer"] = "none"
    user: str = ""
    secret_env: str = "TIFA_STORE_SECRET"
    timeout: float = 60
    retries: int = 3


def _is_address(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return isinstance(value, str) and bool(re.fullmatch(r"https?://[^\s@/]+(?:/\S*)?", value))


def _is_auth(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return value in _AUTHS


def _is_user(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return isinstance(value, str) and bool(value.strip())


def _is_variable(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z_]\w*", value, re.ASCII))


def _is_time(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return type(value) in (int, float) and 0 < value <= 86_400


def _is_number(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return type(value) is int and 0 <= value <= 20


_ADDRESS: Final = "must be an address that starts with http:// or https://, in quotation marks"

# A new setting of the store is a field of `StoreSettings`, a line here and one in docs/stores.md.
_CHECKS: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "query": (_is_address, _ADDRESS),
    "update": (_is_address, _ADDRESS),
    "graphs": (_is_address, _ADDRESS),
    "auth": (_is_auth, "must be one of " + ", ".join(f'"{name}"' for name in _AUTHS)),
    "user": (_is_user, "must be the name of a user, in quotation marks"),
    "secret_env": (_is_variable, "must be the name of an environment variable, in quotation marks"),
    "timeout": (_is_time, "must be a number of seconds above 0, at most 86400"),
    "retries": (_is_number, "must be a whole number from 0 to 20"),
}


def parse_store(place: str, stated: Any) -> StoreSettings:  # noqa: ANN401 - any TOML value
    """Return the settings of the store that a table of `tifa.toml` states.

    Args:
        place: What messages call the file.
        stated: The value of the key ``store``.

    Raises:
        SettingsError: If it is no table, lacks an address, or holds a secret, an unknown key or a wrong value.

    >>> parse_store("tifa.toml", {"query": "http://localhost:8890/sparql"}).auth
    'none'
    """
    if not isinstance(stated, dict):
        raise SettingsError(f"{place}: store must be a table", hint='write [store], and below it query = "http://…"')
    for key, value in stated.items():
        _check(place, key, value)
    if "query" not in stated:
        raise SettingsError(f"{place}: store.query is missing", hint="give the server's address for queries")
    settings = StoreSettings(**stated)
    if settings.auth in ("basic", "digest") and not settings.user:
        raise SettingsError(f"{place}: store.user is missing", hint=f"{settings.auth} authentication needs a user")
    return settings


def _check(place: str, key: str, value: Any) -> None:  # noqa: ANN401 - any TOML value
    """Refuse an unknown key and a wrong value, naming it, but never a secret."""
    if key in _SECRETS or (isinstance(value, str) and _USERINFO.match(value)):
        message = f"{place}: store.{key} holds a password or token"
        hint = 'take it out, put it into an environment variable, and name that one: secret_env = "TIFA_STORE_SECRET"'
        raise SettingsError(message, hint=hint)
    if key not in _CHECKS:
        raise SettingsError(f"{place}: unknown key 'store.{key}'", hint=f"known keys are {', '.join(_CHECKS)}")
    is_right, rule = _CHECKS[key]
    if not is_right(value):
        raise SettingsError(f"{place}: store.{key} = {value!r} is not allowed", hint=f"it {rule}")


def endpoint(settings: StoreSettings, environment: Mapping[str, str] = os.environ) -> "Endpoint":
    """Return how to talk to the server, with the secret from the environment.

    Args:
        settings: What `tifa.toml` states.
        environment: The environment variables.

    Raises:
        SettingsError: If a secret is wanted and the variable is not set.
    """
    # httpx comes with it.
    from graph.endpoint import Endpoint  # noqa: PLC0415

    secret = ""
    if settings.auth != "none":
        secret = environment.get(settings.secret_env, "")
        if not secret:
            what = "token" if settings.auth == "bearer" else f"password of {settings.user}"
            message = f"the environment variable {settings.secret_env} is not set, which is to hold the {what}"
            raise SettingsError(message, hint=f"set it, as in: export {settings.secret_env}=…")
    return Endpoint(
        query=settings.query,
        update=settings.update or settings.query,
        graphs=settings.graphs or None,
        auth=settings.auth,
        user=settings.user,
        secret=secret,
        secret_env=settings.secret_env,
        timeout=settings.timeout,
        retries=settings.retries,
    )
