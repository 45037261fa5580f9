"""Lets Python's jsonschema judge the schema files and every variant that `cargo test --test agreement` left behind.

python agree.py VERDICTS.json SCHEMA_FOLDER
"""

import json
import pathlib
import sys

import jsonschema

verdicts = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
disagreements = 0
for file in ["annual-report.schema.json", "annual-report.draft-07.schema.json"]:
    schema = json.loads((pathlib.Path(sys.argv[2]) / file).read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema, default=None)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    for verdict in verdicts:
        if validator.is_valid(verdict["report"]) != verdict["valid"]:
            disagreements += 1
            print(f"{file}: {verdict['name']}: ours says {verdict['valid']}", file=sys.stderr)
broken = sum(not verdict["valid"] for verdict in verdicts)
print(f"jsonschema: {len(verdicts)} variants, {broken} of them broken, 2 schemas, {disagreements} disagreements")
sys.exit(bool(disagreements or broken < 40))
