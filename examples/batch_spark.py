"""The batch beyond one machine: Spark pipes the lines of many files through the batch example, partition by partition, and adds the
figures up with SQL. The totals are those of `batch --totals` on one machine.

    spark-submit batch_spark.py BATCH REPORTS FOLDER TOTALS [BATCH_OPTION ...]

BATCH is the built example (on every worker under that path), REPORTS a file or a pattern of JSON Lines, FOLDER takes the documents (on
storage that the workers share), TOTALS is the file of JSON Lines that is written. Without a cluster: `python batch_spark.py ...` with
pyspark (PyPI) and Java runs on the cores of this machine. The exit code is 1 where a line has no document.
"""

import decimal
import json
import shlex
import sys

from pyspark.sql import SparkSession
from pyspark.sql import types as t

# A value is read as the text that it is, so that no digit is lost.
FIGURE = t.StructType(
    [t.StructField("year", t.IntegerType()), t.StructField("name", t.StringType()), t.StructField("value", t.StringType()), t.StructField("unit", t.StringType()), t.StructField("bound", t.StringType()), t.StructField("ratio", t.BooleanType())]
)
OUTCOME = t.StructType([t.StructField("docx", t.StringType()), t.StructField("error", t.StringType()), t.StructField("figures", t.ArrayType(FIGURE))])

# Shares and rates do not add, nor do figures of one name in several units.
TOTALS = """
WITH sums AS (
    SELECT year, name, unit, SUM(number) AS sum, BOOL_OR(ratio) AS ratio,
           BOOL_OR(number IS NOT NULL AND bound = 'at_least') AS lower, BOOL_OR(number IS NOT NULL AND bound IN ('at_most', 'below')) AS upper,
           BOOL_OR(number IS NOT NULL AND bound = 'around') AS around, COUNT(number) AS `values`, COUNT(*) - COUNT(number) AS missing
    FROM figures GROUP BY year, name, unit
), units AS (SELECT year, name, COUNT(*) AS units FROM sums GROUP BY year, name)
SELECT year, name, unit, sum, `values`, missing,
       CASE WHEN around OR (lower AND upper) THEN 'around' WHEN lower THEN 'at_least' WHEN upper THEN 'at_most' ELSE 'exact' END AS bound,
       CASE WHEN ratio THEN 'ratio' WHEN units > 1 THEN 'units' WHEN `values` > 0 AND sum IS NULL THEN 'overflow' END AS refused
FROM sums JOIN units USING (year, name) ORDER BY year, name, unit
"""


def number(value):
    """A decimal as JSON prints it, without trailing zeros."""
    return int(value) if value == value.to_integral_value() else float(value.normalize())


def main(batch, reports, folder, totals, *options):
    spark = SparkSession.builder.appName("annual-report").config("spark.sql.ansi.enabled", "false").getOrCreate()
    lines = spark.sparkContext.textFile(reports).filter(lambda line: line.strip())
    # A partition whose lines have no document makes the batch end with 1; that is said by the outcomes.
    command = shlex.join([batch, folder, "--jobs", "1", *options])
    outcomes = spark.read.schema(OUTCOME).json(lines.pipe(command)).cache()
    wanted, answered = lines.count(), outcomes.count()
    if wanted != answered:
        sys.exit(f"{wanted} lines, {answered} outcomes: the batch was interrupted")
    failed = outcomes.where("docx IS NULL").count()
    outcomes.selectExpr("INLINE(figures)").selectExpr("*", "CAST(value AS DECIMAL(28, 10)) AS number").createOrReplaceTempView("figures")
    rounded = spark.sql("SELECT COUNT(*) FROM figures WHERE value IS NOT NULL AND (number IS NULL OR CAST(value AS DECIMAL(38, 18)) <> number)").first()[0]
    if rounded:
        sys.exit(f"{rounded} values have more digits than the sums hold")
    with open(totals, "w", encoding="utf-8") as file:
        for row in spark.sql(TOTALS).collect():
            total = row.asDict()
            if total["refused"]:
                total["sum"] = None
            else:
                total["sum"] = number(total["sum"] if total["sum"] is not None else decimal.Decimal(0))
            file.write(json.dumps(total, ensure_ascii=False) + "\n")
    spark.stop()
    print(f"{wanted} lines, {failed} without a document", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
