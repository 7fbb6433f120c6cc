"""Settings of a server: defaults, words for slips, secrets from the environment alone."""

import pytest

from glossary.errors import SettingsError
from graph.endpoint import AUTHS
from workspace.settings import parse_settings
from workspace.storing import _AUTHS, StoreSettings, endpoint

QUERY = "http://127.0.0.1:8890/sparql"


def test_defaults() -> None:
    made = endpoint(StoreSettings(QUERY), {})
    assert (made.query, made.update, made.graphs, made.auth, made.secret) == (QUERY, QUERY, None, "none", "")


def test_without_a_table_the_store_is_embedded() -> None:
    assert parse_settings("").store is None


def test_the_kinds_of_authentication_are_those_of_the_endpoint() -> None:
    assert _AUTHS == AUTHS


def test_secret_is_taken_from_the_environment() -> None:
    settings = parse_settings(f'[store]\nquery = "{QUERY}"\nauth = "digest"\nuser = "lin"\nsecret_env = "LAKE"').store
    assert settings is not None
    assert endpoint(settings, {"LAKE": "s3cret"}).secret == "s3cret"
    assert "s3cret" not in repr(endpoint(settings, {"LAKE": "s3cret"}))
    with pytest.raises(SettingsError, match=r"LAKE is not set, which is to hold the password of lin: .*export LAKE="):
        endpoint(settings, {})
    with pytest.raises(SettingsError, match="which is to hold the token"):
        endpoint(StoreSettings(QUERY, auth="bearer"), {"TIFA_STORE_SECRET": ""})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('store = "http://a/"', "store must be a table"),
        ("[store]", "store.query is missing"),
        ('[store]\nquery = "sparql"', "must be an address that starts with http:// or https://"),
        ('[store]\nquery = "ftp://a/b"', "must be an address"),
        ('[store]\nquery = "http://lin:pw1@a/b"', "store.query holds a password or token: take it out"),
        ('[store]\npassword = "pw1"', "store.password holds a password or token"),
        ('[store]\ntoken = "pw1"', "name that one: secret_env"),
        ('[store]\nurl = "http://a/"', "unknown key 'store.url': known keys are query, update, graphs, auth"),
        ('[store]\nauth = "ntlm"', 'must be one of "none", "basic", "digest", "bearer"'),
        (f'[store]\nquery = "{QUERY}"\nauth = "basic"', "store.user is missing: basic authentication needs a user"),
        ('[store]\nuser = ""', "must be the name of a user"),
        ('[store]\nsecret_env = "a b"', "must be the name of an environment variable"),
        ("[store]\ntimeout = 0", "must be a number of seconds"),
        ("[store]\nretries = true", "must be a whole number from 0 to 20"),
    ],
)
def test_slips(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, place="tifa.toml")
    assert message in str(caught.value)
    assert "pw1" not in str(caught.value)
