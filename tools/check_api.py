#!/usr/bin/env python3
"""Starts `dragoman serve` on a small store and asks it all that a stranger may ask, good and bad.

    tools/check_api.py [--program build/release/dragoman] [--examples N] [--only PART]

Parts: pages (cursors while articles come in), known (ETag, gzip), problems (each kind of error is problem+json), hostile
(long addresses, broken UTF-8, slow clients, deep JSON, smuggled requests), token, stop (what is being answered is answered),
schema (schemathesis against openapi.json; it is fetched from PyPI into build/api-check where it is missing). Loopback alone.
"""
import argparse
import concurrent.futures
import gzip
import http.client
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
API = "/api/v1"
SCHEMATHESIS = ["schemathesis==3.39.16", "hypothesis==6.112.1"]  # with later hypotheses it fails
PLACES = ["Oslo", "Cairo", "Lima", "Nairobi", "Ankara", "Delhi"]
STATES = ["Norway", "Egypt", "Peru", "Kenya", "Turkey", "India", "France", "Chile", "Japan", "Ghana"]


def report(number):
    """An article of our own making, another for each number."""
    who, whom = STATES[number % 10], STATES[(number // 10 + number % 10 + 1) % 10]
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"doc_id": f"https://check.example/{number}", "date": day, "title": f"Report {number}", "source": f"Paper {number % 7}",
            "text": f"{who} accused {whom} of shelling a village near {PLACES[number % 6]}. Ministers will meet in {PLACES[number % 5]} "
                    f"next week, the spokesman of report {number} said."}


class Server:
    """The program on a port of its own."""

    def __init__(self, program, store, *options):
        self.process = subprocess.Popen([program, "serve", "--db", store, "--listen", "127.0.0.1:0", *options], stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not found:
            sys.exit(f"the server did not start: {line}{self.process.stderr.read()}")
        self.port = int(found[1])
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def ask(self, path, method="GET", body=None, **headers):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            if body is not None:
                sent.setdefault("Content-Type", "application/json")
            link.request(method, path, body, sent)
            answer = link.getresponse()
            return answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), answer.read()
        finally:
            link.close()

    def json(self, path):
        status, _, body = self.ask(API + path)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def raw(self, data, wait=5.0):
        """Bytes as they are; what comes back until the other side closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as link:
            try:
                link.sendall(data)
            except OSError:
                pass
            out = b""
            try:
                while piece := link.recv(65536):
                    out += piece
            except OSError:
                pass
            return out

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


def ingest(program, store, numbers):
    lines = "".join(json.dumps(report(n)) + "\n" for n in numbers)
    subprocess.run([program, "ingest", "-", "--input", "jsonl", "--db", store, "--reader", "frames", "-q"], input=lines, text=True, check=True)


def problem(answer, status):
    code, headers, body = answer
    assert code == status, (code, status, body[:300])
    assert headers["content-type"] == "application/problem+json", headers
    told = json.loads(body)
    assert told["status"] == status and told["title"] and told["detail"], told
    assert "content-security-policy" in headers, headers
    return told["detail"]


def check_pages(server, program, store):
    before = {e["event_id"] for e in server.json("/events?limit=1000")["events"]}
    assert len(before) > 100, len(before)
    for order in ("newest", "oldest"):
        coming = threading.Thread(target=lambda o=order: [ingest(program, store, range(n, n + 5)) for n in range(*{"newest": (1000, 1020, 5), "oldest": (2000, 2020, 5)}[o])])
        coming.start()
        seen, cursor = [], None
        while True:
            page = server.json(f"/events?limit=7&order={order}" + (f"&cursor={cursor}" if cursor else ""))
            seen += [e["event_id"] for e in page["events"]]
            cursor = page["next"]
            time.sleep(0.05)
            if cursor is None:
                break
        coming.join()
        assert len(seen) == len(set(seen)), f"{order}: {len(seen) - len(set(seen))} events stood on two pages"
        now = {e["event_id"] for e in server.json("/events?limit=1000")["events"]}
        gone = {e for e in before - set(seen) if e in now}
        assert not gone, f"{order}: {len(gone)} of {len(before)} events were on no page"
    print(f"pages: {len(seen)} events, each once, while articles came in")


def check_known(server, program, store):
    _, headers, body = server.ask(API + "/events?limit=20")
    status, again, empty = server.ask(API + "/events?limit=20", If_None_Match=headers["etag"])
    assert status == 304 and empty == b"" and again["etag"] == headers["etag"], (status, again)
    _, packed, bytes_ = server.ask(API + "/events?limit=20", Accept_Encoding="gzip")
    assert packed["content-encoding"] == "gzip" and gzip.decompress(bytes_) == body and len(bytes_) < len(body) / 3
    ingest(program, store, [5000])
    status, changed, _ = server.ask(API + "/events?limit=20", If_None_Match=headers["etag"])
    assert status == 200 and changed["etag"] != headers["etag"]
    csv = server.ask(API + "/events?limit=20&format=csv")[2].decode()
    told = subprocess.run([program, "query", "--db", store, "--limit", "20", "--format", "csv"], capture_output=True, text=True, check=True).stdout
    assert csv == told, "csv differs from the command line's"
    exported = server.ask(API + "/export?format=polecat")[2]
    assert exported == subprocess.run([program, "export", "--db", store, "--format", "polecat", "-q"], capture_output=True, check=True).stdout
    panel = server.ask(API + "/panel?unit=dyad&by=week")[2]
    assert panel == subprocess.run([program, "panel", "--db", store, "--unit", "dyad", "--by", "week", "-q"], capture_output=True, check=True).stdout
    print("known: ETag and 304, gzip, the bytes of the command line's csv, export and panel")


def check_problems(server, *_):
    ask, many = server.ask, API + "/marks/0000000000000000"
    problem(ask(API + "/nothing"), 404)
    problem(ask(API + "/events", "POST", "{}"), 405)
    problem(ask(API + "/events", "PATCH", "{}"), 405)
    problem(ask(API + "/events", "OPTIONS"), 405)
    problem(ask(API + "/events?limit=100000"), 400)
    problem(ask(API + "/events?q=" + urllib.parse.quote('text:"open')), 400)
    problem(ask(API + "/code", "POST", "no json"), 400)
    problem(ask(API + "/code", "POST", '{"text":1}'), 422)
    problem(ask(API + "/code", "POST", '{"text":"Der Minister traf gestern den Botschafter in der Hauptstadt und sprach lange mit ihm."}'), 422)
    problem(ask(API + "/code", "POST", '{"text":"x"}', Content_Type="text/plain"), 415)
    problem(ask(API + "/code", "POST", '{"text":"x"}', Origin="http://evil.example"), 403)
    problem(ask(API + "/code", "POST", json.dumps({"text": "x" * 300_000})), 413)
    problem(ask(API + "/info", Host="evil.example"), 421)
    problem(ask(many, "PUT", '{"right":true,"who":"ann"}'), 404)
    coded = json.loads(ask(API + "/code", "POST", json.dumps(report(1)))[2])
    assert coded["events"] and coded["article"]["doc_id"] == report(1)["doc_id"], coded
    print("problems: each is problem+json with what is wrong")


def check_hostile(server, *_):
    long = b"GET " + API.encode() + b"/events?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert b" 431 " in server.raw(long)[:20], server.raw(long)[:200]
    long = b"GET " + API.encode() + b"/events?q=" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert b" 414 " in server.raw(long)[:20], server.raw(long)[:200]
    headers = b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"y" * 4000) for i in range(100)) + b"\r\n"
    assert b" 431 " in server.raw(headers)[:20]
    for bad in ("%00", "%ff%fe", "%", "%zz", "%c0%af", "..%2f..%2fetc%2fpasswd%00"):
        status = server.ask(f"{API}/articles/{bad}")[0]
        assert status in (400, 404), (bad, status)
    for bad in (b"\x00\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 50, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        assert b" 200 " not in server.raw(bad, 2)[:20], bad
    problem(server.ask(API + "/code", "POST", "[" * 10_000), 422)
    problem(server.ask(API + "/code", "POST", '{"text":' + '{"a":' * 10_000 + "1" + "}" * 10_001), 422)
    smuggled = server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60\r\n\r\nGET /api/v1/info HTTP/1.1\r\nHost: localhost\r\nX: yyyyyyyyyyyyy\r\n\r\n", 3)
    assert smuggled.count(b"HTTP/1.1 ") == 1, smuggled
    claimed = server.raw(b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{}", 3)
    assert b" 413 " in claimed[:20], claimed[:200]
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    start = time.monotonic()
    for link in slow:
        link.sendall(b"GET / HT")
    closed = 0
    for step in range(15):
        assert server.ask(API + "/info")[0] == 200, "slow clients keep others waiting"
        for link in slow:
            try:
                link.sendall(b"X")
            except OSError:
                pass
        time.sleep(1)
    for link in slow:
        link.settimeout(1)
        try:
            closed += link.recv(1) == b"" or True
        except ConnectionError:
            closed += 1
        except TimeoutError:
            pass
        link.close()
    assert closed == len(slow), f"{len(slow) - closed} of {len(slow)} slow clients are still there after {time.monotonic() - start:.0f} s"
    print("hostile: long, broken, deep, smuggled and slow requests end with an error and harm nobody else")


def check_token(_, program, store):
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("a-token-of-24-characters\n")
        file.flush()
        server = Server(program, store, "--token-file", file.name)
        problem(server.ask(API + "/info"), 401)
        problem(server.ask(API + "/info", Authorization="Bearer a-token-of-24-characterz"), 401)
        assert server.ask(API + "/info", Authorization="Bearer a-token-of-24-characters")[0] == 200
        assert server.stop() == 0
    refused = subprocess.run([program, "serve", "--db", store, "--listen", "0.0.0.0:0"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2 and "--token-file" in refused.stderr, refused
    print("token: asked for, and other addresses need one")


def check_stop(_, program, store):
    server = Server(program, store, "--allow-coding")
    text = json.dumps({"text": " ".join(report(n)["text"] for n in range(600)), "date": "2024-05-13"})
    with concurrent.futures.ThreadPoolExecutor() as pool:
        answer = pool.submit(server.ask, API + "/code", "POST", text)
        idle = socket.create_connection(("127.0.0.1", server.port))
        time.sleep(0.4)
        running = not answer.done()
        assert server.stop() == 0
        status, _, body = answer.result()
    idle.close()
    assert status == 200 and json.loads(body)["events"], status
    print("stop: what was being answered was answered" + ("" if running else " (it had been before the signal)"))


def check_schema(server, _program, _store, examples):
    folder = ROOT / "build/api-check"
    tool = folder / "bin/schemathesis"
    if not tool.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "-q", *SCHEMATHESIS], check=True)
    done = subprocess.run([tool, "run", f"http://127.0.0.1:{server.port}{API}/openapi.json", "--checks", "all", "--exclude-checks", "ignored_auth",
                           "--hypothesis-max-examples", str(examples), "--hypothesis-derandomize", "--hypothesis-suppress-health-check", "all", "--workers", "1", "--no-color"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout[-6000:] + done.stderr[-2000:])
    print("schema: " + done.stdout.strip().splitlines()[-1].strip("= "))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/release/dragoman"))
    parser.add_argument("--examples", type=int, default=20, help="that schemathesis makes for each operation")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    parts = {"pages": check_pages, "known": check_known, "problems": check_problems, "hostile": check_hostile, "token": check_token, "stop": check_stop, "schema": check_schema}
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder) / "check.db")
        ingest(options.program, store, range(150))
        server = Server(options.program, store, "--allow-coding", "--allow-marking")
        try:
            for name, check in parts.items():
                if options.only in ("", name):
                    check(server, options.program, store, *([options.examples] if name == "schema" else []))
            assert server.process.poll() is None, "the server is gone"
        finally:
            code = server.stop()
        assert code == 0, f"the server ended with {code}"


if __name__ == "__main__":
    main()
