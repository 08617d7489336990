#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
"""Collects every Dutch text of the screens and compares it with the catalogues in locale/.

  tools/texts.py            reports what each catalogue lacks or no longer needs
  tools/texts.py --check    the same, and exits with 1 where English lacks a text, a slot differs or a text is unused
  tools/texts.py --add      adds what English lacks, empty, for a translator
  tools/texts.py --pot FILE writes all texts as a gettext template, for a translator's own tools

Texts stand in templates as {{t "…"}}, in C++ as dutch("…") and in locale/errors.toml; what stands in data/ carries its
own English there. The informal Dutch (nl@je) needs only the texts that address the reader.
"""
import argparse
import ast
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEMPLATE_TEXT = re.compile(r'\{\{t "([^"]*)"\}\}')
CPP_TEXT = re.compile(r'\bdutch\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
FORMAL = re.compile(r"\b(u|uw|uzelf|uw[es]?|bent u)\b", re.IGNORECASE)


def literal(text):
    """The value of one or more adjacent C++ string literals."""
    parts = re.findall(r'"(?:[^"\\]|\\.)*"', text)
    return "".join(ast.literal_eval(part) for part in parts)


def collect():
    """All texts with the places where they stand: {text: [place]}."""
    found = {}

    def add(text, place):
        if text:
            found.setdefault(text, []).append(place)

    for path in sorted((ROOT / "src").rglob("*.tpl")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for match in TEMPLATE_TEXT.finditer(line):
                add(match.group(1), f"{path.relative_to(ROOT)}:{number}")
    for path in sorted([*(ROOT / "src").rglob("*.cpp"), *(ROOT / "src").rglob("*.hpp")]):
        if path.name.endswith("_test.cpp"):
            continue
        text = path.read_text()
        for match in CPP_TEXT.finditer(text):
            add(literal(match.group(1)), f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}")
    for noun, reasons in tomllib.loads((ROOT / "locale/errors.toml").read_text()).items():
        for reason, text in reasons.items():
            add(text, f"locale/errors.toml {noun}.{reason}")
    return found


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def read_po(path):
    """{msgid: msgstr} of a catalogue; gettext itself has checked the file."""
    entries, current, field = {}, {"msgid": "", "msgstr": ""}, None
    for line in path.read_text().splitlines() + ['msgid ""']:
        match = re.match(r'(msgid|msgstr) (".*")$', line)
        if match:
            field = match.group(1)
            if field == "msgid":
                entries[current["msgid"]] = current["msgstr"]
                current = {"msgid": "", "msgstr": ""}
            current[field] = literal(match.group(2))
        elif line.startswith('"') and field:
            current[field] += literal(line)
    entries.pop("", None)
    return entries


def file_of(place):
    """Without the line, which would change with every edit of the file."""
    return re.sub(r":\d+$", "", place)


def write_pot(path, found):
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"', ""]
    for text in sorted(found):
        lines += [f"#: {place}" for place in found[text]] + [f"msgid {quote(text)}", 'msgstr ""', ""]
    path.write_text("\n".join(lines))


def report(language, found):
    """Prints what is wrong with one catalogue; the number of faults."""
    path = ROOT / "locale" / f"{language}.po"
    subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", str(path)], check=True)
    entries = read_po(path)
    faults = [f"{language} lacks: {text}   ({found[text][0]})" for text in sorted(found) if not entries.get(text)]
    if language != "en":
        # Only a text that addresses the reader differs; whether `uw` does is for a person to say, so this is no fault.
        addressing = [text for text in found if FORMAL.search(text) and not entries.get(text)]
        faults = []
        print(f"{language}: {len(entries)} texts; {len(addressing)} more say u or uw")
        for text in sorted(addressing):
            print(f"  {language} may want: {text}   ({found[text][0]})")
    faults += [f"{language} no longer needs: {text}" for text in sorted(entries) if text not in found]
    faults += [f"{language} has other slots: {text}" for text in sorted(entries)
               if entries[text] and sorted(SLOT.findall(text)) != sorted(SLOT.findall(entries[text]))]
    for fault in faults:
        print(fault)
    return len(faults)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit with 1 where something is wrong")
    parser.add_argument("--add", action="store_true", help="add what English lacks, empty")
    parser.add_argument("--pot", type=pathlib.Path, metavar="FILE", help="write all texts as a gettext template")
    arguments = parser.parse_args()
    found = collect()
    if arguments.add:
        path = ROOT / "locale/en.po"
        missing = [text for text in sorted(found) if text not in read_po(path)]
        with path.open("a") as file:
            for text in missing:
                file.write(f"\n#: {file_of(found[text][0])}\nmsgid {quote(text)}\nmsgstr \"\"\n")
        print(f"added {len(missing)} texts to {path.relative_to(ROOT)}")
        return 0
    if arguments.pot:
        write_pot(arguments.pot, found)
    faults = sum(report(language, found) for language in ("en", "nl@je"))
    print(f"{len(found)} texts, {faults} faults")
    return 1 if arguments.check and faults else 0


if __name__ == "__main__":
    sys.exit(main())
