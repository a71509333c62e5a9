"""The Open Data Contract Standard's own schema and model on the data contract of a snapshot, the path of which is the argument."""

import json
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import yaml
from open_data_contract_standard.model import OpenDataContractStandard


def main(path: str) -> int:
    schema = json.loads((files("open_data_contract_standard") / "schema.json").read_text(encoding="utf-8"))
    contract = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    wrong = [
        f"{'.'.join(map(str, error.path))}: {error.message}" for error in jsonschema.Draft201909Validator(schema).iter_errors(contract)
    ]
    print("\n".join(wrong) or f"{len(OpenDataContractStandard.from_file(path).schema_)} tables")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
