"""The objects beneath one address, through fsspec, with every failure told as one of the home."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from newsledger.atomic import replacing
from newsledger.errors import HomeError, NewsledgerError, UsageError
from newsledger.masking import masked
from newsledger.refusals import is_of_the_machine

# Requests under way at once: each waits for the network more than for us.
_AT_ONCE = 16
_CREDENTIALS = "Check the credentials that the environment or ~/.aws gives, and what they allow"
_REACH = "Check the network and AWS_ENDPOINT_URL"
_ADVICE = {
    "PermissionError": _CREDENTIALS,
    "NoCredentialsError": _CREDENTIALS,
    "PartialCredentialsError": _CREDENTIALS,
    "ProfileNotFound": _CREDENTIALS,
    "EndpointConnectionError": _REACH,
    "ConnectTimeoutError": _REACH,
    "FileNotFoundError": "Make the bucket first, or correct its name",
}
_NOTHING_LOST = "What was published stays, and what was done need not be done again."

T = TypeVar("T")


class MissingError(HomeError):
    """There is no such object."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An object in a listing: its bytes, a stamp that changes with its content, and when it was put, where the store tells that."""

    size: int
    stamp: str
    put_at: datetime | None


class Objects:
    """The objects of a home by their names within it, as ``staging/fct_figure/<batch>.parquet``."""

    def __init__(self, address: str) -> None:
        """Raises ``UsageError`` where the library for such addresses is missing, ``HomeError`` where the bucket is or is closed to us."""
        self.address = address
        protocol = address.partition("://")[0]
        self._is_s3 = protocol in {"s3", "s3a"}
        with self._told():
            self._fs = _filesystem(protocol)
            self._root: str = self._fs._strip_protocol(address)
            if self._is_s3:
                bucket, _, prefix = self._root.partition("/")
                self._fs.call_s3("list_objects_v2", Bucket=bucket, Prefix=prefix, MaxKeys=1)

    def listed(self, folder: str) -> dict[str, Stored]:
        """Every object beneath ``folder`` by its name."""
        with self._told():
            try:
                found = self._fs.find(self._key(folder) + "/", detail=True)
            except FileNotFoundError:
                return {}
        return {key.removeprefix(f"{self._root}/"): _stored(info) for key, info in found.items()}

    def folders(self, folder: str) -> list[str]:
        """The names of the folders right beneath ``folder``."""
        with self._told():
            try:
                found = self._fs.ls(self._key(folder), detail=True)
            except FileNotFoundError:
                return []
        return sorted(info["name"].rpartition("/")[2] for info in found if info["type"] == "directory")

    def stat(self, name: str) -> Stored | None:
        """What a listing would say of one object; None if there is none."""
        with self._told():
            try:
                return _stored(self._fs.info(self._key(name)))
            except FileNotFoundError:
                return None

    def read(self, name: str) -> bytes | None:
        """The bytes of a small object; None if there is none."""
        with self._told():
            try:
                data: bytes = self._fs.cat_file(self._key(name))
            except FileNotFoundError:
                return None
        return data

    def get(self, name: str, path: Path) -> None:
        """Bring an object to ``path``, in one step. Raises ``MissingError``."""
        with replacing(path) as unfinished, self._told():
            try:
                self._fs.get_file(self._key(name), str(unfinished))
            except FileNotFoundError as error:
                raise MissingError(f"{self.address}/{name} is not there.") from error

    def put(self, path: Path, name: str) -> None:
        """Send the file at ``path``."""
        with self._told():
            self._fs.put_file(str(path), self._key(name))

    def put_new(self, path: Path, name: str) -> bool:
        """Likewise, unless there is such an object already; whether it was sent."""
        with self._told():
            try:
                self._fs.put_file(str(path), self._key(name), mode="create")
            except FileExistsError:
                return False
        return True

    def copy(self, name: str, other: str) -> bool:
        """Have the store itself copy an object; whether it could."""
        with self._told():
            try:
                self._fs.cp_file(self._key(name), self._key(other))
            except FileNotFoundError:
                return False
        return True

    def swap(self, name: str, data: bytes, before: str | None) -> bool:
        """Put ``data`` if the object still has the stamp ``before``, or is still missing where that is None; whether it was put.

        One step on S3. Elsewhere only the missing object is; a swap is a look and a put, with a moment between.
        """
        key = self._key(name)
        with self._told():
            try:
                if before is None:
                    self._fs.pipe_file(key, data, mode="create")
                elif self._is_s3:
                    self._fs.call_s3("put_object", Bucket=key.partition("/")[0], Key=key.partition("/")[2], Body=data, IfMatch=before)
                elif _stored(self._fs.info(key)).stamp == before:
                    self._fs.pipe_file(key, data)
                else:
                    return False
            except (FileExistsError, FileNotFoundError):
                return False
            except OSError as error:
                if _is_overtaken(error):
                    return False
                raise
        return True

    def delete(self, names: Sequence[str]) -> None:
        """Delete objects; those that are gone already are no matter."""
        with self._told():
            try:
                self._fs.rm([self._key(name) for name in names])
            except FileNotFoundError:
                return

    def each(self, work: Callable[[T], object], items: Iterable[T]) -> None:
        """Do ``work`` on all items, several at once; raise the first failure."""
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="store") as pool:
            for _ in pool.map(work, items):
                pass

    def _key(self, name: str) -> str:
        return f"{self._root}/{name}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn whatever the store's library raises into ``HomeError``; what the local disk refuses passes to who can name the file."""
        try:
            yield
        except NewsledgerError:
            raise
        except ImportError as error:
            raise UsageError(f"{self.address} needs a library: pip install 'newsledger[s3]' for s3:// ({error}).") from error
        except Exception as error:
            if is_of_the_machine(error) and error.errno in {
                errno.ENOSPC,
                errno.EDQUOT,
                errno.EROFS,
                errno.EFBIG,
                errno.EMFILE,
                errno.ENFILE,
            }:
                raise
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> HomeError:
        reason = masked(str(error)).strip().rstrip(".") or type(error).__name__
        advice = _ADVICE.get(type(error).__name__)
        return HomeError(f"{self.address} cannot be used: {reason}. {f'{advice}. ' if advice else ''}{_NOTHING_LOST}")


def _filesystem(protocol: str) -> Any:
    import fsspec

    if protocol not in fsspec.available_protocols():
        raise UsageError(f"There is no kind of store named {protocol}://.")
    # A listing that was kept would hide what others put.
    return fsspec.filesystem(protocol, use_listings_cache=False)


def _stored(info: dict[str, Any]) -> Stored:
    changed = info.get("LastModified")
    stamp = info.get("ETag") or info.get("etag") or f"{info.get('size')} {changed or info.get('mtime') or info.get('updated')}"
    return Stored(int(info.get("size") or 0), str(stamp), changed if isinstance(changed, datetime) else None)


def _is_overtaken(error: OSError) -> bool:
    """Whether the store refused a conditional put: 412, or 409 where two came at once."""
    response = getattr(error.__cause__, "response", None) or {}
    return response.get("ResponseMetadata", {}).get("HTTPStatusCode") in {409, 412}
