"""A real S3 interface over HTTP, in a process of its own on loopback, and homes on it."""

import itertools
import os
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest

from newsledger.config import Settings
from newsledger.engine import fingerprint
from newsledger.paths import Home
from newsledger.store.address import CACHE, located
from newsledger.store.mirror import Mirror
from newsledger.store.objects import Objects

CREDENTIALS = {"AWS_ACCESS_KEY_ID": "reporter", "AWS_SECRET_ACCESS_KEY": "secret-of-the-reporter", "AWS_DEFAULT_REGION": "us-east-1"}
BUCKET = "bucket"
_numbers = itertools.count()


@dataclass
class Store:
    """The server: its address, and the requests that it has answered as (method, path, status)."""

    url: str
    log: Path

    def requests(self):
        return [tuple(line.split()) for line in self.log.read_text().splitlines()]

    def ask_for_accounts(self, is_asking):
        """Have the server know nobody, or let everybody in again."""
        data = b"0" if is_asking else b"inf"
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/moto-api/reset-auth", data, {"Content-Type": "text/plain"})).close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    log = tmp_path_factory.mktemp("store") / "requests"
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(log)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    url = f"http://127.0.0.1:{process.stdout.readline().strip()}"
    environment = {**CREDENTIALS, "AWS_ENDPOINT_URL": url, "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.delenv("AWS_PROFILE", raising=False)
        patch.setenv(CACHE, str(log.parent / "cache"))
        fsspec.filesystem("s3", skip_instance_cache=True).call_s3("create_bucket", Bucket=BUCKET)
        yield Store(url, log)
    process.stdin.close()
    process.wait(10)


@pytest.fixture
def address(server):  # noqa: ARG001 - the addresses are its
    """A home of its own."""
    return f"s3://{BUCKET}/home{next(_numbers)}"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Go to a machine by its name: what it has of any store lies in a folder of its own."""

    def go(name):
        monkeypatch.setenv(CACHE, str(tmp_path / name))

    go("first")
    return go


@pytest.fixture
def settings_at(machine):  # noqa: ARG001 - on the machine where one is
    def settings(address, **more):
        location = located(address)
        return Settings(home=location.folder, store=location.store, batch_records=2, **more)

    return settings


@pytest.fixture
def mirror_at(settings_at):
    def mirror(address):
        settings = settings_at(address)
        return Mirror(Home(settings.home), Objects(address), fingerprint(settings.model))

    return mirror
