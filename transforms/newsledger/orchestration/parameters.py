"""What the form of a flow asks for, as settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from newsledger.config import FetchSettings, Settings
from newsledger.orchestration.environment import placed, proposed_home
from newsledger.read.field_names import columns_of
from newsledger.read.registry import FORMATS
from newsledger.store.address import located

_BY_CONTENT = "by content"
# A list to choose from in the form. Prefect's form does not submit again after a wrong entry, so nothing else is constrained there.
SourceFormat = Annotated[str, Field(json_schema_extra={"enum": [_BY_CONTENT, *(form.name for form in FORMATS)]})]
BY_CONTENT: SourceFormat = _BY_CONTENT


def settings_of(
    home: str,
    *,
    published: date | None = None,
    source_format: str = _BY_CONTENT,
    workers: int = 1,
    columns: str = "",
    aliases: str = "",
    corrections: str = "",
    fetch_linked: bool = False,
    cluster: str = "",
) -> Settings:
    """What a form was filled with, as settings; an emptied field is one not given. Raises ``UsageError`` for columns that are none."""
    location = located(placed(home or proposed_home()))
    return Settings(
        home=location.folder,
        store=location.store,
        workers=workers or 1,
        published=published.isoformat() if published else None,
        source_format=None if source_format in {"", _BY_CONTENT} else source_format,
        columns=columns_of(columns or None),
        aliases=Path(placed(aliases)) if aliases else None,
        corrections=Path(placed(corrections)) if corrections else None,
        fetch=FetchSettings(linked=fetch_linked),
        cluster=cluster or None,
    )
