#!/usr/bin/env python3
"""News without annotation out of public data, as one {"doc_id", "text"} a line: GeoVirus' articles (Wikinews) and ECB+.

    news.py --geovirus GeoVirus.xml --ecbplus FOLDER > news.jsonl
"""
import argparse
import html
import json
import pathlib
import re
import xml.etree.ElementTree


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geovirus", type=pathlib.Path)
    parser.add_argument("--ecbplus", type=pathlib.Path)
    options = parser.parse_args()
    for source in filter(None, [options.geovirus and geovirus(options.geovirus), options.ecbplus and ecbplus(options.ecbplus)]):
        for ident, paragraphs in source:
            if paragraphs:
                print(json.dumps({"doc_id": ident, "text": "\n\n".join(paragraphs)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
