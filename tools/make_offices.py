#!/usr/bin/env python3
"""Writes world/offices.tsv: who held a high office of which state, from when to when, since 2000.

    tools/make_offices.py HOLDERS.csv REIGN_LEADERS.csv > world/offices.tsv

HOLDERS.csv: cabinets gathered by the EveryPolitician scrapers from Wikidata (CC0); REIGN_LEADERS.csv: the leader
list of the REIGN data set (Bell, One Earth Future, 2021), for the leaders of states that the first lacks.
"""
import csv
import re
import sys

REPOS = {"argentina": "ARG", "armenia": "ARM", "australia": "AUS", "belarus": "BLR", "brazil": "BRA", "canada": "CAN",
         "china": "CHN", "egypt": "EGY", "ethiopia": "ETH", "finland": "FIN", "france": "FRA", "greece": "GRC",
         "hungary": "HUN", "india": "IND", "indonesia": "IDN", "iran": "IRN", "iraq": "IRQ", "israel": "ISR",
         "italy": "ITA", "japan": "JPN", "kazakhstan": "KAZ", "mexico": "MEX", "nigeria": "NGA", "pakistan": "PAK",
         "philippines": "PHL", "poland": "POL", "russia": "RUS", "south-africa": "ZAF", "south-korea": "KOR",
         "spain": "ESP", "sudan": "SDN", "sweden": "SWE", "turkey": "TUR", "ukraine": "UKR",
         "united-kingdom": "GBR", "us": "USA", "yemen": "YEM"}
OFFICES = [(r"^President$", "president"), (r"^Prime Minister$", "prime minister"), (r"^Vice[- ]President$", "vice president"),
           (r"^(Federal )?Chancellor$", "chancellor"), (r"^Secretary of State$", "secretary of state"),
           (r"^(United States )?Secretary of Defen[sc]e$", "defense secretary"), (r"^Foreign Secretary$", "foreign secretary"),
           (r"^(Minister (of|for) Foreign Affairs|Foreign Minister|Minister of External Affairs)\b", "foreign minister"),
           (r"^(Minister of (National )?Defen[sc]e|Defen[sc]e Minister)$", "defense minister"),
           (r"^Supreme Leader", "supreme leader"), (r"^Secretary-General of the United Nations$", "secretary-general")]
COW = {"ALB": "ALB", "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BHM": "BHS", "BNG": "BGD",
       "BOS": "BIH", "BOT": "BWA", "BUI": "BDI", "BUL": "BGR", "CAM": "KHM", "CAO": "CMR", "CAP": "CPV", "CDI": "CIV",
       "CEN": "CAF", "CHA": "TCD", "CON": "COG", "COS": "CRI", "CRO": "HRV", "CZR": "CZE", "DEN": "DNK", "DRC": "COD",
       "DRV": "VNM", "EQG": "GNQ", "ETM": "TLS", "FRN": "FRA", "GAM": "GMB", "GFR": "DEU", "GMY": "DEU", "GRG": "GEO",
       "GRN": "GRD", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI", "HON": "HND", "ICE": "ISL", "INS": "IDN", "IRE": "IRL",
       "KOS": "XKX", "KUW": "KWT", "KYR": "KGZ", "KZK": "KAZ", "LAT": "LVA", "LEB": "LBN", "LES": "LSO", "LIB": "LBY",
       "LIT": "LTU", "MAA": "MRT", "MAC": "MKD", "MAD": "MDV", "MAG": "MDG", "MAL": "MYS", "MAS": "MUS", "MAW": "MWI",
       "MLD": "MDA", "MNG": "MNE", "MON": "MNG", "MOR": "MAR", "MYA": "MMR", "MZM": "MOZ", "NEP": "NPL", "NEW": "NZL",
       "NIG": "NGA", "NIR": "NER", "NTH": "NLD", "OMA": "OMN", "PAR": "PRY", "PHI": "PHL", "POR": "PRT", "ROK": "KOR",
       "ROM": "ROU", "SAF": "ZAF", "SAL": "SLV", "SIE": "SLE", "SIN": "SGP", "SLO": "SVK", "SLV": "SVN", "SPN": "ESP",
       "SRI": "LKA", "SUD": "SDN", "SWA": "SWZ", "SWD": "SWE", "SWZ": "CHE", "TAJ": "TJK", "TAZ": "TZA", "THI": "THA",
       "TOG": "TGO", "TRI": "TTO", "UAE": "ARE", "UKG": "GBR", "URU": "URY", "YUG": "SRB", "ZAM": "ZMB", "ZIM": "ZWE",
       "SNM": "SMR", "BRU": "BRN", "MNC": "MCO", "SKN": "KNA", "SLU": "LCA", "SVG": "VCT", "MSI": "MHL", "VAN": "VUT",
       "AAB": "ATG", "BAR": "BRB", "BHU": "BTN", "BFO": "BFA", "PAL": "PLW", "SOL": "SLB", "NAU": "NRU"}


def day(text, last):
    parts = text.split("-")
    if not parts[0]:
        return ""
    if len(parts) == 1:
        return parts[0] + ("-12-31" if last else "-01-01")
    if len(parts) == 2:
        return text + ("-28" if last else "-01")
    return text


def holders(path):
    for row in csv.DictReader(open(path)):
        repo = re.sub(r"-(ministers|cabinet)$", "", row["repo"])
        code = "UNO" if row["position"].startswith("Secretary-General of the United") else REPOS.get(repo)
        office = next((name for pattern, name in OFFICES if re.search(pattern, row["position"])), None)
        if code and office and re.match(r"[A-Z]", row["person"]) and " " in row["person"]:
            yield code, office, row["person"], day(row["start"], False), day(row["end"], True)


def leaders(path):
    for row in csv.DictReader(open(path, encoding="utf-8", errors="replace")):
        if not row["stateabb"] or not row["eyear"]:
            continue
        start = f'{int(row["syear"]):04d}-{int(row["smonth"]):02d}-{min(int(row["sdate"] or 1), 28):02d}'
        end = f'{int(row["eyear"]):04d}-{int(row["emonth"]):02d}-28'
        if end >= "2021-03":
            end = ""  # in office when the data set ended
        yield COW.get(row["stateabb"], row["stateabb"]), "leader", row["leader"].strip(), start, end


def closed(row, more):
    """The row with its last day, where the table kept by hand tells it or names a successor."""
    code, office, name, start, end = row
    if end:
        return row
    last = name.split()[-1]
    office_of = [m for m in more if (m["code"], m["office"]) == (code, office)]
    own = [m for m in office_of if m["name"].split()[-1] == last]
    ends = [m["to"] for m in own if m["from"] <= start < m["to"]]
    if not ends and all(m["to"] for m in own if m["from"] >= start):
        ends = [m["from"] for m in office_of if m["from"] > start and m not in own]
    return (code, office, name, start, min(ends)) if ends else row


def main():
    with open("world/offices_more.tsv", encoding="utf-8") as kept:
        more = list(csv.DictReader((line for line in kept if not line.startswith("#")), delimiter="\t"))
    print("# Holders of high offices since 2000: head of state or government, vice president, foreign and defence minister.")
    print("# From Wikidata (CC0) by way of the EveryPolitician scrapers, to mid-2022, and REIGN's leader list (2021), which")
    print("# often has the last name alone. An empty `to`: in office when the source ended;")
    print("# where offices_more.tsv names a successor, the day is that one's. By tools/make_offices.py.")
    print("code\toffice\tname\tfrom\tto\tsector")
    rows, known = [], set()
    for code, office, name, start, end in list(holders(sys.argv[1])) + list(leaders(sys.argv[2])):
        if (end or "9999") < "2000-01-01" or not start or "�" in name:
            continue
        last = name.split()[-1]
        if office == "leader" and any((code, last) == (c, n.split()[-1]) for c, _, n, *_ in rows):
            continue
        if (code, office, name, start) not in known:
            known.add((code, office, name, start))
            rows.append((code, office, name, start, end if end >= start else ""))
    for row in sorted(closed(row, more) for row in rows):
        print("\t".join(row) + "\tGOV")


if __name__ == "__main__":
    main()
