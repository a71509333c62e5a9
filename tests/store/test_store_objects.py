"""Objects over a real S3 interface, and what is said where they cannot be had."""

import fsspec
import pytest

from newsledger.errors import HomeError, UsageError
from newsledger.orchestration.parameters import settings_of
from newsledger.store import objects as module
from newsledger.store.address import is_store, located
from newsledger.store.objects import MissingError, Objects
from newsledger.store.pointer import NAME, OvertakenError, flip, read_pointer


@pytest.fixture
def objects(address):
    return Objects(address)


@pytest.fixture
def anew(address):
    """An address where no connection is kept from before."""
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    yield address
    fsspec.get_filesystem_class("s3").clear_instance_cache()


def put(objects, tmp_path, name, text):
    file = tmp_path / "file"
    file.write_text(text)
    return objects.put_new(file, name)


def test_an_object_that_is_there_is_not_sent_again(objects, tmp_path):
    assert put(objects, tmp_path, "raw/aa/one", "first")
    assert not put(objects, tmp_path, "raw/aa/one", "second")
    objects.get("raw/aa/one", tmp_path / "got")
    assert (tmp_path / "got").read_text() == "first"
    assert list(objects.listed("raw")) == ["raw/aa/one"]
    assert objects.listed("nothing") == {}


def test_an_object_that_is_missing_leaves_no_file(objects, tmp_path):
    with pytest.raises(MissingError, match="raw/aa/none is not there"):
        objects.get("raw/aa/none", tmp_path / "got")
    assert list(tmp_path.iterdir()) == []


def test_of_two_who_read_the_same_pointer_one_flips_it(objects):
    first = flip(objects, None, "a", 2)
    with pytest.raises(OvertakenError):
        flip(objects, None, "b", 2)
    second = flip(objects, first, "c", 2)
    with pytest.raises(OvertakenError):
        flip(objects, first, "d", 2)
    assert read_pointer(objects) == second
    assert flip(objects, second, "e", 2).kept == ("c", "e")


def test_a_flip_whose_answer_was_lost_counts(objects, monkeypatch):
    swap = Objects.swap

    def twice(self, *what):
        swap(self, *what)
        return swap(self, *what)

    monkeypatch.setattr(Objects, "swap", twice)
    assert flip(objects, None, "a", 2).snapshot == "a"


def test_a_pointer_that_says_nothing_is_told(objects):
    objects.swap(NAME, b"{", None)
    with pytest.raises(HomeError, match=r"current\.json is damaged"):
        read_pointer(objects)


@pytest.mark.usefixtures("server")
def test_a_bucket_that_is_not_there():
    with pytest.raises(HomeError, match=r"bucket does not exist\..*Make the bucket first"):
        Objects("s3://no-such-bucket/home")


def test_who_is_not_known_to_the_store_is_told_of_credentials_and_no_secret_is_shown(server, anew):
    server.ask_for_accounts(True)
    try:
        with pytest.raises(HomeError, match="Check the credentials") as refusal:
            Objects(anew)
    finally:
        server.ask_for_accounts(False)
    assert "secret-of-the-reporter" not in str(refusal.value)


def test_without_credentials(anew, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(HomeError, match="Check the credentials"):
        Objects(anew)


def test_without_the_library(address, monkeypatch):
    def missing(_protocol):
        raise ImportError("Install s3fs")

    monkeypatch.setattr(module, "_filesystem", missing)
    with pytest.raises(UsageError, match=r"pip install 'newsledger\[s3\]'"):
        Objects(address)


@pytest.mark.parametrize("wrong", ["s3://", "s3:///", "s3://key:secret@bucket/home", "s3://bucket/home?secret=x"])
def test_addresses_that_are_none_of_a_home(wrong):
    with pytest.raises(UsageError) as refusal:
        located(wrong)
    assert "secret" not in str(refusal.value)


def test_where_homes_lie(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_CACHE", str(tmp_path))
    assert located("ledger/") == located("ledger")
    assert not is_store("ledger")
    one, same, other = located("s3://bucket/home"), located("s3://bucket/home/"), located("s3://bucket-home")
    assert one == same
    assert one.store == "s3://bucket/home"
    assert one.folder.parent == other.folder.parent == tmp_path
    assert one.folder != other.folder


def test_a_kind_of_store_that_nobody_knows():
    with pytest.raises(UsageError, match="no kind of store named xyz://"):
        Objects("xyz://bucket/home")


def test_the_form_of_a_flow_takes_a_store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_CACHE", str(tmp_path))
    monkeypatch.setenv("NEWSLEDGER_HOME", "s3://bucket/proposed")
    assert settings_of("").store == "s3://bucket/proposed"
    asked = settings_of("s3://bucket/asked")
    assert (asked.home, asked.store) == (located("s3://bucket/asked").folder, "s3://bucket/asked")
    assert settings_of(str(tmp_path)).store is None
