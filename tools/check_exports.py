#!/usr/bin/env python3
"""Reads every export back with the programs that people use: pandas, pyarrow, duckdb, Python's csv (quotes as in R's
read.delim), json and icalendar.

    ninja -C build/release export_events
    build/release/dragoman code examples/reports.jsonl --format jsonl > events.jsonl
    tools/check_exports.py build/release/tests/export_events . examples/reports.jsonl events.jsonl

Exports are made twice: of the events as they are, and of the same events with words that break tables in every text
field. Two panels are counted again. Needs: pip install pandas pyarrow duckdb icalendar. Prints a line a format; leaves with 1 if any reader differs."""
import argparse
import csv
import datetime
import io
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

import duckdb
import icalendar
import pandas
import pyarrow.csv
import pyarrow.parquet

HOSTILE = ["tab\there", "two\nlines", "crlf\r\nhere", '"quoted" first', 'half " quote', "comma, semicolon;", "🕊️ 👩‍👩‍👧 emoji",
           "القاهرة ‮ rtl", '=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\\N", "NULL", "trailing\\", " lead", "nul\0in",
           "Zürich’s “quotes”", "\u2028separator", "'", "a" * 5000]
TABS = {"gdelt1": False, "gdelt2": False, "gdelt2-mentions": False, "icews": True, "polecat": True, "phoenix": False}
COMMAS = ["acled-like", "csv"]
NUMBERS = {"gdelt2": ["GoldsteinScale", "ActionGeo_Lat", "QuadClass"], "gdelt1": ["GoldsteinScale", "NumMentions"],
           "icews": ["Intensity", "Latitude"], "phoenix": ["GoldsteinScore", "PentaClass"], "csv": ["confidence", "lat", "quad"],
           "gdelt2-mentions": ["Confidence", "ActionCharOffset"], "polecat": ["Intensity"], "acled-like": ["latitude"]}


class Fault(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Fault(message)


def spoil(reports: pathlib.Path, events: pathlib.Path, folder: pathlib.Path):
    """The same files with hostile words in place of names, places, titles and publishers."""
    words = itertools.cycle(HOSTILE)
    out_reports, out_events = folder / "reports.jsonl", folder / "events.jsonl"
    with out_reports.open("w", encoding="utf-8") as out:
        for line in reports.open(encoding="utf-8"):
            report = json.loads(line)
            report["title"], report["source"] = next(words), next(words)
            out.write(json.dumps(report) + "\n")
    with out_events.open("w", encoding="utf-8") as out:
        for line in events.open(encoding="utf-8"):
            event = json.loads(line)
            for actor in event["source"] + event["target"]:
                actor["name"] = actor["text"] = actor["role"] = next(words)
            event["trigger"]["text"] = next(words)
            if event["place"]:
                event["place"]["name"] = event["place"]["text"] = event["place"]["admin1"] = next(words)
            out.write(json.dumps(event) + "\n")
    return out_reports, out_events


def check_table(file: pathlib.Path, form: str, separator: str, header: bool) -> int:
    """Every reader must see the same cells."""
    meta = json.loads((file.parent / (file.name + ".meta.json")).read_text(encoding="utf-8"))
    columns = meta["columns"]
    check(meta["header"] == header, "header told wrongly")
    text = file.read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))  # quotes as in read.delim(quote = "\"")
    if header:
        check(rows[0] == columns, "csv: other columns")
        rows = rows[1:]
    check(all(len(row) == len(columns) for row in rows), "csv: rows of other length")
    if separator == "\t":
        bare = [line.split("\t") for line in text.split("\n")[:-1]][int(header):]
        check(bare == rows, "lines and tabs alone give other cells than a reader that knows quotes")
    frame = pandas.read_csv(file, sep=separator, header=0 if header else None, names=None if header else columns, dtype=str,
                            keep_default_na=False)
    check(list(frame.columns) == columns and frame.values.tolist() == rows, "pandas: other cells")
    options = dict(delimiter=separator, newlines_in_values=True)
    arrow = pyarrow.csv.read_csv(file, parse_options=pyarrow.csv.ParseOptions(**options),
                                 read_options=pyarrow.csv.ReadOptions(column_names=None if header else columns),
                                 convert_options=pyarrow.csv.ConvertOptions(
                                     column_types={name: "string" for name in columns}, strings_can_be_null=False))
    check(arrow.num_rows == len(rows) and [list(row.values()) for row in arrow.to_pylist()] == rows, "pyarrow: other cells")
    names = "" if header else ", names=" + repr(columns)
    found = duckdb.sql(f"SELECT * FROM read_csv('{file}', delim='{separator}', header={header}, all_varchar=true, quote='\"', "
                       f"escape='\"'{names})").fetchall()
    check([[cell or "" for cell in row] for row in found] == rows, "duckdb: other cells")
    for row in rows:
        for cell in row:
            check(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or is_number(cell), f"a formula: {cell[:30]!r}")
    typed = pandas.read_csv(file, sep=separator, header=0 if header else None, names=None if header else columns)
    for column in NUMBERS[form]:
        values = typed[column]
        if form == "polecat":
            values = pandas.to_numeric(values.replace("None", float("nan")))
        check(values.dropna().size == 0 or pandas.api.types.is_numeric_dtype(values), f"{column} is read as words")
    return len(rows)


def is_number(cell: str) -> bool:
    try:
        float(cell)
        return True
    except ValueError:
        return False


def check_links(folder: pathlib.Path):
    """Ids are exact in doubles, unique, and every mention's is an event's."""
    events = [line.split("\t")[0] for line in (folder / "events.gdelt2").read_text(encoding="utf-8").split("\n")[:-1]]
    mentions = {line.split("\t")[0] for line in (folder / "events.gdelt2-mentions").read_text(encoding="utf-8").split("\n")[:-1]}
    check(len(events) == len(set(events)), "gdelt2: an id twice")
    check(all(int(float(event)) == int(event) for event in events), "gdelt2: an id that doubles cannot hold")
    check(mentions == set(events), "mentions and events have other ids")


def check_calendar(file: pathlib.Path) -> int:
    data = file.read_bytes()
    check(all(len(line) <= 75 for line in data.split(b"\r\n")), "ics: a line of more than 75 octets")
    check(b"\n" not in data.replace(b"\r\n", b""), "ics: a bare line end")
    calendar = icalendar.Calendar.from_ical(data)
    entries = calendar.walk("VEVENT")
    check(len({str(entry["UID"]) for entry in entries}) == len(entries), "ics: a UID twice")
    for entry in entries:
        check(not entry.errors, f"ics: {entry.errors}")
        check(entry.decoded("DTEND") > entry.decoded("DTSTART"), "ics: ends before it begins")
        check(entry.decoded("DTSTAMP").utcoffset().total_seconds() == 0, "ics: DTSTAMP is not UTC")
        check(entry["STATUS"] in {"CONFIRMED", "TENTATIVE", "CANCELLED"}, "ics: other status")
    return len(entries)


def check_map(file: pathlib.Path) -> int:
    collection = json.loads(file.read_text(encoding="utf-8"))
    check(collection["type"] == "FeatureCollection", "geojson: no collection")
    for feature in collection["features"]:
        if feature["geometry"]:
            lon, lat = feature["geometry"]["coordinates"]
            check(-180 <= lon <= 180 and -90 <= lat <= 90, "geojson: no point on earth")
    return len(collection["features"])


def check_lines(file: pathlib.Path) -> int:
    frame = pandas.read_json(file, lines=True)
    table = duckdb.sql(f"SELECT event_id, article.doc_id FROM read_json_auto('{file}', format='newline_delimited', "
                       "maximum_object_size=10000000)").fetchall()
    check(len(frame) == len(table), "jsonl: readers differ")
    check(all(doc == article["doc_id"] for doc, article in zip(frame["doc_id"], frame["article"])), "jsonl: another article")
    return len(frame)


def check_parquet(program: pathlib.Path, folder: pathlib.Path) -> int:
    """The csv export, typed: the same cells but for the guard against formulas."""
    file = folder / "events.parquet"
    subprocess.run([program, folder / "events.csv", file], check=True, stderr=subprocess.DEVNULL)
    table = pyarrow.parquet.read_table(file)
    plain = pandas.read_csv(folder / "events.csv", dtype=str, keep_default_na=False)
    check(table.column_names == list(plain.columns), "parquet: other columns")
    for name in plain.columns:
        for typed, cell in zip(table.column(name).to_pylist(), plain[name]):
            if isinstance(typed, (int, float)):
                same = typed == float(cell)
            elif isinstance(typed, str):
                same = typed == (cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell)
            else:
                same = (typed.isoformat() if typed else "") == cell
            check(same, f"parquet: {name} is {typed!r}, not {cell!r}")
    check(str(table.schema.field("goldstein").type) == "double", "parquet: goldstein is no number")
    return table.num_rows


def check_panels(data: pathlib.Path, folder: pathlib.Path) -> int:
    """Both panels counted again from the jsonl export: countries by month, dyads by week with one event a type and day."""
    lines = (data / "world" / "country_codes.tsv").read_text(encoding="utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines if not line.startswith(("#", "iso3"))}
    months, weeks, told = {}, {}, set()
    for line in (folder / "events.jsonl").open(encoding="utf-8"):
        event = json.loads(line)
        text = event["date"]["start"] if event["date"] else (event["article"]["published"] or "")[:10]
        if not "2000-01-01" <= text <= "2030-12-31":
            continue
        sides = [sorted({actor["code"] for actor in event[side]} - {"UNK"}) for side in ("source", "target")]
        for code in set(sides[0] + sides[1]) & known:
            months.setdefault((code, text[:7]), []).append(event)
        for dyad in itertools.product(*sides):
            day = datetime.date.fromisoformat(text)
            if (dyad, event["type"], day) not in told:
                told.add((dyad, event["type"], day))
                weeks.setdefault((*dyad, "%04d-W%02d" % day.isocalendar()[:2]), []).append(event)
    for name, keys, counted in (("countries", ["iso3", "period"], months), ("dyads", ["source", "target", "period"], weeks)):
        table = pandas.read_csv(folder / f"{name}.csv", keep_default_na=False, low_memory=False)
        check(not table.duplicated(keys).any(), f"{name}: a unit and period twice")
        check(table["events"].sum() == sum(map(len, counted.values())), f"{name}: another number of events")
        for row in table[table["events"] > 0].to_dict("records"):
            events = counted[tuple(row[key] for key in keys)]
            check(row["events"] == len(events), f"{name}: {row['events']} events, not {len(events)}")
            check(row["n_assault"] == sum(event["type"] == "ASSAULT" for event in events), f"{name}: assaults")
            check(row["n_future"] == sum(event["status"] == "future" for event in events), f"{name}: plans")
            check(abs(row["goldstein"] - sum(event["goldstein"] or 0 for event in events)) < 0.051, f"{name}: goldstein")
    return len(table)


def check_folder(data: pathlib.Path, folder: pathlib.Path, parquet) -> dict:
    counts = {form: check_table(folder / f"events.{form}", form, "\t", header) for form, header in TABS.items()}
    counts |= {form: check_table(folder / f"events.{form}", form, ",", True) for form in COMMAS}
    counts["polecat (strict)"] = check_table(folder / "strict.polecat", "polecat", "\t", True)
    check_links(folder)
    counts["ics"] = check_calendar(folder / "events.ics")
    counts["geojson"] = check_map(folder / "events.geojson")
    counts["jsonl"] = check_lines(folder / "events.jsonl")
    counts["panel of dyads"] = check_panels(data, folder)
    if parquet:
        counts["parquet"] = check_parquet(parquet, folder)
    check(counts["jsonl"] == counts["csv"] == counts["geojson"], "formats that hold everything differ in number")
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("program", "data", "reports", "events"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--parquet", type=pathlib.Path, help="dragoman-parquet, if it was built")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        plain, spoiled = pathlib.Path(scratch) / "plain", pathlib.Path(scratch) / "spoiled"
        plain.mkdir()
        spoiled.mkdir()
        results = {}
        for folder, files in ((plain, (args.reports, args.events)), (spoiled, spoil(args.reports, args.events, pathlib.Path(scratch)))):
            subprocess.run([args.program, args.data, *files, folder], check=True, stdout=subprocess.DEVNULL)
            try:
                results[folder.name] = check_folder(args.data, folder, args.parquet)
            except Fault as fault:
                print(f"{folder.name}: {fault}", file=sys.stderr)
                return 1
        titles = set(pandas.read_csv(spoiled / "events.csv", dtype=str, keep_default_na=False)["title"])
        made = {json.loads(line)["title"] for line in (pathlib.Path(scratch) / "reports.jsonl").open(encoding="utf-8")}
        strange = {title for title in titles if title.removeprefix("'") not in {t.replace("\0", " ") for t in made} | made and title not in made}
        if strange:
            print(f"csv: titles that nobody wrote: {strange}", file=sys.stderr)
            return 1
        for form, rows in results["plain"].items():
            print(f"{form:18} {rows:6} rows, with hostile words {results['spoiled'][form]:6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
