"""What a run did, as OpenLineage events, one JSON object a line: any lineage tool can be fed with them.

https://openlineage.io/spec/2-0-2/OpenLineage.json. A stage is a job; its run has the run of the whole ledger as its parent.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from newsledger import __version__
from newsledger.atomic import writing
from newsledger.contracts import Table
from newsledger.paths import Home

EventType = Literal["START", "COMPLETE", "FAIL"]

_PRODUCER = f"urn:newsledger:{__version__}"
_SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
_FACETS = "https://openlineage.io/spec/facets"
_NAMESPACE = "newsledger"


def stage_event(kind: EventType, run_id: str, stage: str, at: datetime, error: str | None = None) -> dict[str, Any]:
    """The event of one stage of a run, without its datasets."""
    facets = {
        "parent": _facet("1-1-0/ParentRunFacet", run={"runId": _run_uuid(run_id)}, job={"namespace": _NAMESPACE, "name": "ledger"}),
        "processing_engine": _facet("1-1-1/ProcessingEngineRunFacet", name="newsledger", version=__version__),
    }
    if error:
        facets["errorMessage"] = _facet("1-0-1/ErrorMessageRunFacet", message=error, programmingLanguage="python")
    job = _facet("2-0-3/JobTypeJobFacet", processingType="BATCH", integration="NEWSLEDGER", jobType="JOB")
    return {
        "eventType": kind,
        "eventTime": at.isoformat(),
        "producer": _PRODUCER,
        "schemaURL": _SPEC,
        "run": {"runId": _run_uuid(run_id, stage), "facets": facets},
        "job": {"namespace": _NAMESPACE, "name": f"ledger.{stage}", "facets": {"jobType": job}},
        "inputs": [],
        "outputs": [],
    }


def inputs(names: Iterable[str]) -> list[dict[str, Any]]:
    """Paths and addresses as datasets."""
    return [{"namespace": "file", "name": name, "facets": {}} for name in names]


def tables(home: Home, layer: str, found: Iterable[Table], counts: Mapping[str, int] | None = None) -> list[dict[str, Any]]:
    """Tables of a layer (``staging``, ``current``) as datasets, with their schema, and their rows where ``counts`` has them."""
    return [_table(home, layer, table, (counts or {}).get(table.name)) for table in found]


def write_event(home: Home, run_id: str, event: Mapping[str, Any]) -> None:
    """Append one line to the run's file, in one write."""
    path = home.events / f"{run_id}.jsonl"
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            file.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")


def _table(home: Home, layer: str, table: Table, rows: int | None) -> dict[str, Any]:
    fields = [{"name": field.name, "type": str(field.type), "description": field.description} for field in table.fields]
    dataset: dict[str, Any] = {
        "namespace": "file",
        "name": f"{home.root.absolute()}/{layer}/{table.name}",
        "facets": {"schema": _facet("1-1-1/SchemaDatasetFacet", fields=fields)},
    }
    if rows is not None:
        dataset["outputFacets"] = {"outputStatistics": _facet("1-0-2/OutputStatisticsOutputDatasetFacet", rowCount=rows)}
    return dataset


def _facet(schema: str, **values: Any) -> dict[str, Any]:
    version, _, name = schema.partition("/")
    return {"_producer": _PRODUCER, "_schemaURL": f"{_FACETS}/{version}/{name}.json#/$defs/{name}", **values}


def _run_uuid(run_id: str, stage: str = "") -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"newsledger:{run_id}:{stage}"))
