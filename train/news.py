#!/usr/bin/env python3
"""News without annotation out of public data, as one {"doc_id", "text"} a line: GeoVirus' articles (Wikinews), ECB+, and
folders of plain text such as PolNeAR's training part.

    news.py --geovirus GeoVirus.xml --ecbplus FOLDER --texts FOLDER --one-in 3 > news.jsonl
"""
import argparse
import html
import json
import pathlib
import re
import xml.etree.ElementTree
import zlib


def geovirus(file):
    for number, body in enumerate(re.findall(r"<text>(.*?)</text>", file.read_text(encoding="utf-8"), re.S)):
        paragraphs = [p.strip() for p in html.unescape(body).split("\n") if p.strip()]
        yield f"gv-{number}", paragraphs


def joined(words):
    """Tokens as running text: signs and endings close up to the word before."""
    text = " ".join(words)
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    return re.sub(r" ?''", '"', re.sub(r"`` ?", '"', text))


def ecbplus(folder):
    for file in sorted(folder.rglob("*.xml")):
        sentences = {}
        for token in xml.etree.ElementTree.parse(file).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
        lines = [joined(words) for _, words in sorted(sentences.items())]
        yield file.stem, lines[1:] if lines and lines[0].startswith("http") else lines


def plain(folder):
    for file in sorted(folder.glob("*.txt")):
        yield file.stem, [" ".join(p.split()) for p in file.read_text(encoding="utf-8").split("\n\n") if p.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geovirus", type=pathlib.Path)
    parser.add_argument("--ecbplus", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--one-in", type=int, default=1, help="of ECB+ and --texts take one article in so many, by the CRC-32 of its name")
    options = parser.parse_args()
    sources = [(options.geovirus and geovirus(options.geovirus), 1), (options.ecbplus and ecbplus(options.ecbplus), options.one_in),
               (options.texts and plain(options.texts), options.one_in)]
    for source, one_in in sources:
        for ident, paragraphs in source or []:
            if paragraphs and zlib.crc32(ident.encode()) % one_in == 0:
                print(json.dumps({"doc_id": ident, "text": "\n\n".join(paragraphs)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
