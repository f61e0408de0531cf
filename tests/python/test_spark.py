"""Spark: the program's events, on a cluster of two workers of this machine, also when a worker is killed.

DRAGOMAN_SPARK_ARTICLES says how many articles (default 300)."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from program import ROOT, run

pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java", allow_module_level=True)

import dragoman  # noqa: E402
import dragoman.spark  # noqa: E402

COUNT = int(os.environ.get("DRAGOMAN_SPARK_ARTICLES", "300"))


def articles():
    """Reports of the corpus, over and over, each time as other articles."""
    reports = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "corpus/itm").glob("*.json"))]
    for k in range(COUNT):
        r = reports[k % len(reports)]
        text = "\n\n".join(r["paragraphs"])
        yield {"doc_id": f"{r['id']}-{k}", "date": r["date"], "title": r["title"], "source": r["source"], "text": text}


@pytest.fixture(scope="module")
def spark():
    os.environ["SPARK_HOME"] = str(pathlib.Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("dragoman")
               .config("spark.ui.enabled", "false").config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
               .config("spark.executorEnv.DRAGOMAN_DATA", os.environ.get("DRAGOMAN_DATA", ""))
               .config("spark.driver.host", "127.0.0.1").config("spark.task.maxFailures", "8")
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50").getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles()), encoding="utf-8")
    made = run("code", path, "--format", "jsonl", "--reader", "small")
    assert made.returncode == 0, made.stderr
    return sorted(made.stdout.decode("utf-8").splitlines())


def lines(events):
    return sorted(row.json for row in events.select("json").collect())


def test_events_are_the_programs(spark, wanted, tmp_path):
    spark.createDataFrame(list(articles())).repartition(8).write.parquet(str(tmp_path / "in"))
    events = dragoman.spark.code(spark.read.parquet(str(tmp_path / "in")), reader="small")
    events.write.partitionBy("type").parquet(str(tmp_path / "out"))
    assert len(wanted) > COUNT
    assert lines(spark.read.parquet(str(tmp_path / "out"))) == wanted


def python_workers():
    """Spark's Python processes that code: those below a daemon."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    daemons = {r[0] for r in rows if "pyspark.daemon" in r[2]}
    return [int(r[0]) for r in rows if r[1] in daemons]


def test_a_killed_worker_loses_nothing(spark, wanted):
    frame = spark.createDataFrame(list(articles())).repartition(8)
    killed = []

    def kill():
        while not killed:
            time.sleep(1)
            for pid in python_workers()[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    assert lines(dragoman.spark.code(frame, reader="small")) == wanted
    assert killed


def test_what_cannot_be_coded_is_a_row(spark):
    frame = spark.createDataFrame([("a", "Kenya criticised Uganda.", "2024-05-13"), ("b", None, None), ("c", "Kenya fell.", "soon")],
                                  "doc_id string, text string, date string")
    rows = {row.doc_id: row for row in dragoman.spark.code(frame, reader="small").collect()}
    assert rows["a"].type == "ACCUSE" and rows["a"].reject is None
    assert "needs a text" in rows["b"].reject and rows["b"].json is None
    assert "soon" in rows["c"].reject


def test_articles_need_a_text(spark):
    with pytest.raises(dragoman.Error, match="column text"):
        dragoman.spark.code(spark.createDataFrame([("x",)], "body string"))
