#!/usr/bin/env python3
"""Kills `dragoman worker` at random moments and shows that nothing is lost and nothing is there twice.

    tools/kafka_test.py [--kills N] [--articles N] [--seed N] [--jars DIR] [--program FILE] [FILE...]

A broker of Apache Kafka 4 (one KRaft node on loopback) is started. Articles (FILE: JSONL, default
examples/reports.jsonl, again and again under other names), one in fifty of them no article, go into a topic of four
partitions. Two named workers and, every tenth time, one without a name read it; one of them is killed with SIGKILL at a random
moment and started again, N times. Then SIGTERM must end all with status 0. Who reads with read_committed must find the
lines of `dragoman code --format jsonl`, each once, keyed by doc_id, and each reject once; the group must have no lag.

Needs Java 17, Maven (once, to fetch the broker) and the package confluent-kafka for Python.
"""
import argparse
import collections
import contextlib
import json
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

ROOT = pathlib.Path(__file__).resolve().parent.parent
KAFKA = "4.1.0"
PARTITIONS = 4
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>broker</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{KAFKA}</version>
</dependency></dependencies></project>"""


def fetch(jars):
    """The broker's jars, fetched where they are not there."""
    if any(jars.glob("kafka_*.jar")):
        return
    jars.mkdir(parents=True, exist_ok=True)
    (jars / "pom.xml").write_text(POM)
    subprocess.run(["mvn", "-q", "-B", "-f", jars / "pom.xml", "dependency:copy-dependencies",
                    f"-DoutputDirectory={jars}"], check=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def broker(jars, folder):
    """Runs one node, which is broker and controller; gives its address."""
    port, control = free_port(), free_port()
    config = folder / "server.properties"
    config.write_text(f"""
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{control}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{control}
controller.listener.names=CONTROLLER
log.dirs={folder}/logs
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
""")
    java = ["java", "-Xmx512m", "-cp", f"{jars}/*"]
    subprocess.run([*java, "kafka.tools.StorageTool", "format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", config],
                   check=True, capture_output=True)
    with open(folder / "broker.log", "wb") as log:
        process = subprocess.Popen([*java, "kafka.Kafka", str(config)], stdout=log, stderr=log)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def make_topics(address):
    admin = AdminClient({"bootstrap.servers": address, "log_level": 2})
    for _ in range(60):
        with contextlib.suppress(Exception):
            admin.list_topics(timeout=2)
            break
    made = admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in ("articles", "events", "events-rejects")])
    for done in made.values():
        done.result()


def workload(files, count):
    """Messages as (doc_id, value); one in fifty is no article."""
    texts = [json.loads(line) for file in files for line in pathlib.Path(file).read_text().splitlines() if line.strip()]
    for number in range(count):
        name = f"d{number}"
        if number % 50 == 49:
            yield name, json.dumps({"doc_id": name})
            continue
        article = dict(texts[number % len(texts)])
        article["doc_id"] = name
        article["text"] += f"\n\nReport number {number} of the day."
        yield name, json.dumps(article)


def expected(program, messages, folder):
    """What `dragoman code` makes of the same articles: lines by doc_id, and the names of the rejects."""
    articles = folder / "articles.jsonl"
    articles.write_text("".join(value + "\n" for _, value in messages))
    done = subprocess.run([program, "code", "--format", "jsonl", "--reader", "frames", "-q", "--rejects",
                           folder / "rejects.jsonl", articles], capture_output=True, text=True, check=True)
    lines = collections.Counter((json.loads(line)["doc_id"], line) for line in done.stdout.splitlines())
    rejects = collections.Counter(json.loads(line)["doc_id"]
                                  for line in (folder / "rejects.jsonl").read_text().splitlines())
    return lines, rejects


class Workers:
    """The worker processes, by name; an empty name gets none."""

    def __init__(self, program, address, folder):
        self.program, self.address, self.folder, self.running = program, address, folder, {}

    def start(self, name):
        named = ["--name", name] if name else []
        log = open(self.folder / f"worker-{name or 'nameless'}.log", "ab")
        self.running[name] = subprocess.Popen(
            [self.program, "worker", "--brokers", self.address, "--in", "articles", "--out", "events", "--reader", "frames",
             "--batch", "20", "--report", "1", "-j", "1", *named], stdout=log, stderr=log)
        log.close()

    def kill(self, name):
        process = self.running.pop(name)
        alive = process.poll() is None
        process.kill()
        process.wait()
        return alive

    def stop(self):
        """Asks all to stop; their exit codes."""
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        return {name: process.wait(60) for name, process in self.running.items()}


def found_in(address, topic, isolation="read_committed"):
    """Every message of the topic that a reader finds, as (key, value)."""
    reader = Consumer({"bootstrap.servers": address, "group.id": "check", "isolation.level": isolation,
                       "enable.partition.eof": True, "enable.auto.commit": False})
    reader.assign([TopicPartition(topic, partition, 0) for partition in range(PARTITIONS)])
    found, ended, until = [], set(), time.monotonic() + 120
    while len(ended) < PARTITIONS:
        if time.monotonic() > until:
            sys.exit(f"{topic} cannot be read to its end: a transaction is still open")
        message = reader.poll(1)
        if message is None:
            continue
        if message.error():
            ended.add(message.partition())
        else:
            found.append((message.key().decode(), message.value().decode()))
    reader.close()
    return found


def positions(address):
    """How many messages the group `dragoman` has read, by what is committed."""
    admin = AdminClient({"bootstrap.servers": address, "log_level": 2})
    asked = [TopicPartition("articles", partition) for partition in range(PARTITIONS)]
    told = admin.list_consumer_group_offsets([ConsumerGroupTopicPartitions("dragoman", asked)],
                                             require_stable=True)
    return sum(max(place.offset, 0) for place in told["dragoman"].result().topic_partitions)


def send(address, messages):
    producer = Producer({"bootstrap.servers": address, "enable.idempotence": True})
    for key, value in messages:
        producer.produce("articles", value, key)
        producer.poll(0)
    producer.flush(30)


def disturb(workers, address, messages, kills):
    """Kills a worker at random moments, while messages come in; the seconds that it took, and the kills of a live one."""
    alive, begin, sent = 0, time.monotonic(), 0
    for number in range(kills):
        upto = len(messages) * (number + 1) // kills
        send(address, messages[sent:upto])
        sent = upto
        time.sleep(random.uniform(0.05, 2.0))
        name = "" if number % 10 == 9 else random.choice(["a", "b"])
        if name not in workers.running:
            workers.start(name)
            time.sleep(random.uniform(4, 7))  # it has to join the others first
        alive += workers.kill(name)
        if name:
            workers.start(name)
    return time.monotonic() - begin, alive


def wait_until_read(address, total, limit):
    until = time.monotonic() + limit
    while positions(address) < total and time.monotonic() < until:
        time.sleep(1)


def compare(what, wanted, got):
    lost, extra = wanted - got, got - wanted
    print(f"{what}: {sum(got.values())} found, {sum(wanted.values())} wanted, {sum(lost.values())} lost, "
          f"{sum(extra.values())} too many")
    return not lost and not extra


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", default=[str(ROOT / "examples/reports.jsonl")])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jars", type=pathlib.Path, default=ROOT / "build/kafka")
    parser.add_argument("--program", default=str(ROOT / "build/release/dragoman"))
    options = parser.parse_args()
    random.seed(options.seed)
    fetch(options.jars.resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        messages = list(workload(options.files, options.articles))
        lines, rejects = expected(options.program, messages, folder)
        with broker(options.jars.resolve(), folder) as address:
            make_topics(address)
            workers = Workers(options.program, address, folder)
            try:
                for worker in ("a", "b"):
                    workers.start(worker)
                seconds, alive = disturb(workers, address, messages, options.kills)
                wait_until_read(address, len(messages), 180)
                codes = workers.stop()
            finally:
                for process in workers.running.values():
                    process.kill()
            print(f"{options.kills} kills in {seconds:.0f} s, {alive} of a worker that was running; "
                  f"exit codes at SIGTERM: {codes}")
            read = positions(address)
            print(f"read: {read} of {len(messages)} messages")
            found = found_in(address, "events")
            broken_off = len(found_in(address, "events", "read_uncommitted")) - len(found)
            print(f"events that killed workers had sent and not committed: {broken_off}")
            good = compare("events", lines, collections.Counter(found))
            refused = [(key, json.loads(value)["doc_id"]) for key, value in found_in(address, "events-rejects")]
            good &= compare("rejects", collections.Counter({(key, key): n for key, n in rejects.items()}),
                            collections.Counter(refused))
            for log in sorted(folder.glob("worker-*.log")):
                reports = [line for line in log.read_text().splitlines() if "words/s" in line]
                busiest = max(reports, key=lambda line: float(line.split("articles/s ")[1].split()[0]), default="no report")
                print(f"{log.name}, busiest second: {busiest}")
    good &= read == len(messages) and not any(codes.values()) and alive > options.kills // 2
    print("nothing lost, nothing twice" if good else "FAILED")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
