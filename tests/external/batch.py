"""The batch on 1,000 reports, some of them broken: what it writes, that a second run writes what is missing only, and that Spark adds
the same figures up to the same totals.

python batch.py BATCH FOLDER
"""

import decimal
import json
import os
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BATCH, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
REPORTS, BROKEN = 1_000, 3
random.seed(2025)


def vary(value):
    """Other figures, some of them missing, some with digits behind the point."""
    if isinstance(value, dict):
        if "unit" in value and "value" in value:
            value["value"] = round(value["value"] + random.choice([0, 1, 7, 0.5, 12.25, -0.05]), 2)
            if random.random() < 0.02:
                del value["value"]
        for below in value.values():
            vary(below)
    elif isinstance(value, list):
        for below in value:
            vary(below)


def reports():
    samples = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "examples" / "data").glob("*.json"))]
    for number in range(REPORTS):
        report = json.loads(json.dumps(samples[number % len(samples)]))
        report["reporter"]["organization"] = f"第{number}单位"
        report["figures"].append({"name": "编号", "value": number, "unit": "个" if number != 7 else "件"})
        vary(report)
        yield json.dumps(report, ensure_ascii=False)


def run(lines, folder, *options):
    command = [BATCH, folder, "--draft", *options]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def totals(path):
    return [json.loads(line, parse_float=decimal.Decimal, parse_int=decimal.Decimal) for line in path.read_text("utf-8").splitlines()]


FOLDER.mkdir(parents=True, exist_ok=True)
lines = list(reports())
for number in range(BROKEN):
    lines.insert(number * 300, ["{", '{"year":"2025","work":[{}]}', "\x00"][number])
one = FOLDER / "one"
code, outcomes, said = run(lines, one, "--totals", FOLDER / "one.jsonl")
assert code == 1, "there are broken lines"
assert f"written {REPORTS}" in said and f"failed {BROKEN}" in said, said
assert [outcome["line"] for outcome in outcomes] == list(range(1, len(lines) + 1)), "in the order of the lines"
assert {outcome["line"] for outcome in outcomes if "error" in outcome} == {1, 301, 601}
assert all(outcome["findings"] for outcome in outcomes if "error" in outcome)
assert len(list(one.iterdir())) == REPORTS

# What is missing is written, nothing else touched.
times = {path: path.stat().st_mtime_ns for path in one.iterdir()}
gone = random.sample(sorted(times), 20)
for path in gone:
    path.unlink()
code, again, said = run(lines, one, "--jobs", "1", "--totals", FOLDER / "again.jsonl")
assert f"written {len(gone)}" in said and f"there already {REPORTS - len(gone)}" in said, said
assert all(path.stat().st_mtime_ns == time for path, time in times.items() if path not in gone) and len(list(one.iterdir())) == REPORTS
assert totals(FOLDER / "again.jsonl") == totals(FOLDER / "one.jsonl")
code, _, said = run(lines[1:300], one)
assert code == 0, said

# Spark, on the cores of this machine.
source = FOLDER / "reports"
source.mkdir()
for part in range(4):
    (source / f"{part}.jsonl").write_text("\n".join(lines[part::4]) + "\n", "utf-8")
spark = [sys.executable, ROOT / "examples" / "batch_spark.py", BATCH, source, FOLDER / "spark", FOLDER / "spark.jsonl", "--draft"]
environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
done = subprocess.run(spark, capture_output=True, text=True, env=environment)
assert done.returncode == 1 and f"{len(lines)} lines, {BROKEN} without a document" in done.stderr, done.stderr[-3000:]
assert sorted(path.name for path in (FOLDER / "spark").iterdir()) == sorted(path.name for path in one.iterdir())
by_key = lambda rows: {(int(row["year"]), row["name"], row["unit"]): row for row in rows}
alone, together = by_key(totals(FOLDER / "one.jsonl")), by_key(totals(FOLDER / "spark.jsonl"))
assert alone == together, [(alone.get(key), together.get(key)) for key in {**alone, **together} if alone.get(key) != together.get(key)][:3]
refused = {row["refused"] for row in alone.values()}
assert refused == {None, "ratio", "units"}, refused
print(f"{REPORTS} documents; {len(alone)} totals, the same from Spark")
