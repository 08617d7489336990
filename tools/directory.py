#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the directory of the demonstration, in Open Referral HSDS 3, out of data/demonstration/directory/*.toml.

  tools/directory.py FILE       writes the services as one JSON list, or refuses with what does not hold
  tools/directory.py --check    only says what does not hold, and counts what there is
  tools/directory.py --words    prints every Dutch text, a sentence a line, for a spelling checker

The form of the source, and how ids are made, stands at the top of data/demonstration/directory/about.toml.
Exits with 1 where anything does not hold; each fault is a line `file: entry: reason`.
"""
import argparse
import collections
import csv
import datetime
import json
import pathlib
import re
import sys
import tomllib
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data/demonstration"
SOURCE = DATA / "directory"
SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "lindervaart.example")

LONGEST_SENTENCE = 20  # words
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OWN_PHONE = re.compile(r"088 555 0[1-9]\d\d")
ANY_PHONE = re.compile(r"[\d][\d -]{2,16}\d")
OWN_WEBSITE = re.compile(r"https://[a-z0-9.-]+\.example(/[^\s]*)?")
ANY_WEBSITE = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?")
OWN_MAIL = re.compile(r"[a-z0-9.-]+@[a-z0-9.-]+\.example")
ANY_MAIL = re.compile(r"[a-z0-9.-]+@[a-z0-9.-]+\.[a-z]{2,}")
AGES = re.compile(r"(\d{1,3})?-(\d{1,3})?")
AMOUNT = re.compile(r"€ (\d+(?:\.\d{3})*,\d\d) (.+)")
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
POSITIONS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
HOURS = re.compile(r"(?:every (?P<weeks>\d) weeks )?(?:(?P<which>[a-z]+(?:,[a-z]+)*) )?(?P<days>[A-Z,-]+) "
                   r"(?P<opens>[0-2]\d:[0-5]\d)-(?P<closes>[0-2]\d:[0-5]\d)"
                   r"(?: (?P<span>from|season) (?P<first>\d{4}-\d\d-\d\d)(?: to (?P<last>\d{4}-\d\d-\d\d))?)?"
                   r"(?: \((?P<note>[^()]+)\))?")

# What a member of a table may be; a date with a time is none, and `true` is no number and no phone.
Kind = collections.namedtuple("Kind", "name of holds")
TEXT = Kind("text", str, lambda value: value.strip())
TEXT_OR_NOT = Kind("text, or false", (str, bool), lambda value: value is not True and value != "")
TEXT_LIST = Kind("list of texts", list, lambda value: all(isinstance(each, str) and each.strip() for each in value))
WHOLE = Kind("whole number", int, lambda value: not isinstance(value, bool))
DEGREES = Kind("number with a point", float, lambda value: True)
YES = Kind("true or false", bool, lambda value: True)
DAY = Kind("day", datetime.date, lambda value: not isinstance(value, datetime.datetime))
NEEDS = Kind("table of texts by need", dict, lambda value: all(isinstance(each, str) for each in value.values()))
HOURS_BY_PLACE = Kind("table of hours by place", dict, lambda value: all(map(is_hours, value.values())))
TABLE = Kind("table", dict, lambda value: True)


def is_hours(value):
    """Whether it is a list of hours, which may be empty."""
    return isinstance(value, list) and TEXT_LIST.holds(value)


# What each table may hold; what has a star must be there.
ORGANISATION = {"code*": TEXT, "name*": TEXT, "description*": TEXT, "legal_status*": TEXT, "domain": TEXT,
                "website": TEXT, "phone": TEXT, "national": YES}
PLACE = {"code*": TEXT, "name*": TEXT, "description*": TEXT, "street*": TEXT, "postcode*": TEXT, "town*": TEXT,
         "latitude*": DEGREES, "longitude*": DEGREES, "route*": TEXT, "accessibility*": TEXT}
ENTRY = {"code*": TEXT, "name*": TEXT, "alternate*": TEXT_LIST, "kind*": TEXT, "organisation*": TEXT,
         "themes*": TEXT_LIST, "ladder_step*": WHOLE, "building_block": TEXT, "description*": TEXT,
         "application": TEXT, "cost*": TEXT, "eligibility": TEXT, "ages": TEXT, "languages": TEXT_LIST,
         "interpretation": TEXT, "hours": TEXT_LIST, "at": HOURS_BY_PLACE, "area": TEXT_LIST, "phone": TEXT_OR_NOT,
         "phone_label": TEXT, "mail": TEXT_OR_NOT, "website": TEXT_OR_NOT, "capacity": TABLE, "waiting": TEXT,
         "assured": DAY, "changed": DAY, "status": TEXT, "alert": TEXT, "documents": TEXT_LIST,
         "contacts": TEXT_LIST, "national": YES, "needs": NEEDS}
CAPACITY = {"free*": WHOLE, "of": WHOLE, "unit*": TEXT, "on*": DAY}
LONGEST_NEED = 300  # characters, as the form has it
TEXTS = ["description", "application", "cost", "eligibility", "interpretation", "waiting", "alert"]
STATUSES = ["active", "inactive", "defunct", "temporarily closed"]


def made_id(*parts):
    """The id of anything: always the same for the same codes."""
    return str(uuid.uuid5(SPACE, "/".join(parts)))


def one_line(text):
    """A text as it is read: lines of the source become one, an empty line begins a paragraph."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def sentences(text):
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def number(value):
    return int(value) if value == int(value) else value


class Faults:
    """What does not hold, gathered so that all of it is seen at once."""

    def __init__(self):
        self.lines = []
        self.at = ""

    def add(self, reason):
        self.lines.append(f"{self.at}: {reason}")

    def check_table(self, table, wanted):
        """Whether a table holds what it must and nothing unknown, each of its type."""
        kinds = {name.rstrip("*"): kind for name, kind in wanted.items()}
        for name, value in table.items():
            kind = kinds.get(name)
            if kind is None:
                self.add(f"there is no '{name}' here")
            elif not (isinstance(value, kind.of) and kind.holds(value)):
                self.add(f"'{name}' is no {kind.name}")
        for name in wanted:
            if name.endswith("*") and name[:-1] not in table:
                self.add(f"'{name[:-1]}' is missing")


def inside(ring, longitude, latitude):
    """Whether a point lies within a ring of a polygon."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


class Areas:
    """The areas and addresses of the municipality."""

    def __init__(self):
        self.codes = {}  # name to code
        self.neighbourhoods = []  # code, name, rings
        for feature in json.loads((DATA / "areas.geojson").read_text())["features"]:
            facts, geometry = feature["properties"], feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            if "buurtcode" in facts:
                self.codes[facts["buurtnaam"]] = facts["buurtcode"]
                self.neighbourhoods.append((facts["buurtcode"], polygons))
            elif "wijkcode" in facts:
                self.codes[facts["wijknaam"]] = facts["wijkcode"]
            else:
                self.municipality = facts["gemeentenaam"]
                self.whole = f"Gemeente {facts['gemeentenaam']}"
                self.codes[self.whole] = facts["gemeentecode"]
        self.addresses = {}  # postcode and house number to neighbourhood
        with (DATA / "addresses.csv").open() as file:
            for row in csv.DictReader(file, delimiter=";"):
                self.addresses[row["PC6"], int(row["Huisnummer"])] = "BU" + row["Buurt2026"]
        self.postcodes = {postcode for postcode, _ in self.addresses}

    def neighbourhood_of(self, longitude, latitude):
        for code, polygons in self.neighbourhoods:
            if any(sum(inside(ring, longitude, latitude) for ring in rings) % 2 for rings in polygons):
                return code
        return None


class Source:
    """All tables of the source, each with the file it stands in."""

    def __init__(self, folder, faults):
        self.entries, self.organisations, self.places, self.words = [], {}, {}, {}
        for path in sorted(folder.glob("*.toml")):
            faults.at = path.name
            try:
                document = tomllib.loads(path.read_text())
            except tomllib.TOMLDecodeError as error:
                faults.add(f"this is no TOML: {error}")
                continue
            for organisation in document.pop("organisation", []):
                self.add(self.organisations, path.name, organisation, faults)
            for place in document.pop("place", []):
                self.add(self.places, path.name, place, faults)
            for entry in document.pop("entry", []):
                self.entries.append((path.name, entry))
            self.words.update(document)
        order = [theme["code"] for theme in tomllib.loads((ROOT / "data/themes.toml").read_text())["theme"]]
        rank = {f"{code}.toml": place for place, code in enumerate(order)}
        self.entries.sort(key=lambda pair: rank.get(pair[0], len(rank)))

    @staticmethod
    def add(into, file, table, faults):
        code = table.get("code", "")
        faults.at = f"{file}: {code or table.get('name', '')}"
        if code in into:
            faults.add("the code stands twice")
        into[code] = (file, table)


class Maker:
    """Turns tables into HSDS, and notes what does not hold."""

    def __init__(self, source, areas, faults):
        self.source, self.areas, self.faults = source, areas, faults
        self.start = source.words["valid_from"].isoformat()
        self.terms = dict(source.words["terms"])  # taxonomy to code to name and description
        themes = tomllib.loads((ROOT / "data/themes.toml").read_text())["theme"]
        self.terms["plein-theme"] = {theme["code"]: (theme["name_nl"], theme["about_nl"]) for theme in themes}

    def make(self):
        """All services, in the order of the source. Only where no fault was added are they whole."""
        for file, organisation in self.source.organisations.values():
            self.check_organisation(file, organisation)
        for file, place in self.source.places.values():
            self.check_place(file, place)
        if self.faults.lines:
            return []  # what is made of a broken place says nothing new
        services, codes, descriptions = [], set(), {}
        for file, entry in self.source.entries:
            self.faults.at = f"{file}: {entry.get('code') or entry.get('name', '?')}"
            before = len(self.faults.lines)
            self.faults.check_table(entry, ENTRY)
            if len(self.faults.lines) > before:
                continue
            code, description = entry["code"], one_line(entry["description"])
            if not CODE.fullmatch(code):
                self.faults.add("a code is of small letters, digits and hyphens")
            if code in codes:
                self.faults.add("the code stands twice")
            codes.add(code)
            if descriptions.setdefault(description, code) != code:
                self.faults.add(f"the description is that of {descriptions[description]}")
            if entry["themes"] and f"{entry['themes'][0]}.toml" != file:
                self.faults.add(f"its first theme is {entry['themes'][0]}, so it belongs in another file")
            services.append(self.service(entry))
        used = {entry.get("organisation") for _, entry in self.source.entries}
        for code, (file, _) in self.source.organisations.items():
            self.faults.at = f"{file}: {code}"
            if code not in used:
                self.faults.add("no entry is of this organisation")
        used = {place for _, entry in self.source.entries for place in entry.get("at", {})}
        for code, (file, _) in self.source.places.items():
            self.faults.at = f"{file}: {code}"
            if code not in used:
                self.faults.add("nothing is at this place")
        return services

    def check_phone(self, phone, national):
        if not (ANY_PHONE if national else OWN_PHONE).fullmatch(phone):
            self.faults.add(f"the phone number '{phone}' is not from 088 555 0100 to 088 555 0999")

    def check_website(self, address, national):
        if not (ANY_WEBSITE if national else OWN_WEBSITE).fullmatch(address):
            self.faults.add(f"the web address '{address}' does not end in .example")

    def check_mail(self, address, national):
        if not (ANY_MAIL if national else OWN_MAIL).fullmatch(address):
            self.faults.add(f"the mail address '{address}' does not end in .example")

    def check_organisation(self, file, organisation):
        self.faults.at = f"{file}: {organisation.get('code', '?')}"
        before = len(self.faults.lines)
        self.faults.check_table(organisation, ORGANISATION)
        if len(self.faults.lines) > before:
            return
        national = organisation.get("national", False)
        if "phone" in organisation:
            self.check_phone(organisation["phone"], national)
        if "domain" in organisation:
            self.check_website(f"https://{organisation['domain']}/", False)
        if "website" in organisation:
            self.check_website(organisation["website"], national)

    def check_place(self, file, place):
        self.faults.at = f"{file}: {place.get('code', '?')}"
        before = len(self.faults.lines)
        self.faults.check_table(place, PLACE)
        if len(self.faults.lines) > before:
            return
        postcode = place["postcode"].replace(" ", "")
        house = re.search(r" (\d+)$", place["street"])
        neighbourhood = self.areas.neighbourhood_of(place["longitude"], place["latitude"])
        if postcode not in self.areas.postcodes:
            self.faults.add(f"the postcode {place['postcode']} is not in addresses.csv")
        elif not house or (postcode, int(house[1])) not in self.areas.addresses:
            self.faults.add(f"there is no {place['street']} in {place['postcode']}")
        elif neighbourhood and self.areas.addresses[postcode, int(house[1])] != neighbourhood:
            self.faults.add(f"it lies in {neighbourhood}, its postcode does not")
        if not neighbourhood:
            self.faults.add("it lies outside all areas of areas.geojson")

    def organisation(self, code):
        """HSDS organization. Where it has no domain it has no mail address of its own."""
        organisation = self.source.organisations[code][1]
        made = {"id": made_id("organization", code), "name": organisation["name"],
                "description": one_line(organisation["description"])}
        if "domain" in organisation:
            made["email"] = f"info@{organisation['domain']}"
            made["website"] = f"https://{organisation['domain']}/"
        if "website" in organisation:
            made["website"] = organisation["website"]
        made["legal_status"] = organisation["legal_status"]
        if "phone" in organisation:
            made["phones"] = [{"id": made_id("phone", f"org-{code}", organisation["phone"]),
                               "number": organisation["phone"], "type": "voice"}]
        return made

    def location(self, code):
        place = self.source.places[code][1]
        return {"id": made_id("location", code), "location_type": "physical", "name": place["name"],
                "description": one_line(place["description"]), "transportation": one_line(place["route"]),
                "latitude": place["latitude"], "longitude": place["longitude"],
                "addresses": [{"id": made_id("address", code), "address_1": place["street"], "city": place["town"],
                               "region": self.areas.municipality, "state_province": self.areas.municipality,
                               "postal_code": place["postcode"], "country": "NL", "address_type": "physical"}],
                "accessibility": [{"id": made_id("accessibility", code),
                                   "description": one_line(place["accessibility"])}]}

    def days(self, text):
        """MO-FR,SU as a list of days in the order of the week; None where it cannot be read."""
        days = []
        for part in text.split(","):
            ends = part.split("-")
            if len(ends) > 2 or any(end not in DAYS for end in ends):
                return None
            days += DAYS[DAYS.index(ends[0]):DAYS.index(ends[-1]) + 1]
        return days if days and days == sorted(set(days), key=DAYS.index) else None

    def schedule(self, text, whose, place):
        """HSDS schedule of one line of hours."""
        match = HOURS.fullmatch(text)
        days = match and self.days(match["days"])
        which = match["which"].split(",") if match and match["which"] else []
        if not days or any(each not in POSITIONS for each in which) or max(match["opens"], match["closes"]) > "24:00":
            self.faults.add(f"the hours '{text}' cannot be read")
            return None
        if match["closes"] <= match["opens"]:
            self.faults.add(f"'{text}' closes before it opens")
        made = {"id": made_id("schedule", whose, str(place)), "valid_from": self.start}
        try:
            first, last = (match[name] and datetime.date.fromisoformat(match[name]) for name in ("first", "last"))
        except ValueError:
            self.faults.add(f"'{text}' has a day that does not exist")
            return None
        weeks = match["weeks"]
        if (weeks and match["span"] != "from") or (match["span"] == "season" and not last) or (last and last < first):
            self.faults.add(f"'{text}' does not say from when, or until when")
        if first:
            made["valid_from"] = first.isoformat()
        if last:
            made["valid_to"] = last.isoformat()
        if match["span"] == "from":
            made["dtstart"] = first.isoformat()
            if DAYS[first.weekday()] not in days:
                self.faults.add(f"'{text}' begins on another day of the week")
            if last:
                made["until"] = last.isoformat()
        made["wkst"] = "MO"
        made["freq"] = "MONTHLY" if which else "WEEKLY"
        if match["span"] == "from" and not which:
            made["interval"] = int(weeks or 1)
        made["byday"] = ",".join(POSITIONS[position] + day for position in which for day in days) or ",".join(days)
        made["opens_at"], made["closes_at"] = match["opens"], match["closes"]
        if match["note"]:
            made["notes"] = match["note"]
        return made

    def schedules(self, lines, whose):
        made = [self.schedule(line, whose, place) for place, line in enumerate(lines)]
        return [each for each in made if each]

    def cost_options(self, code, text):
        """`Gratis …` is one option of nothing; `€ 3,00 per keer; € 7,50 met eten.` is one for each amount."""
        if text == "Gratis.":
            options = [("Voor iedereen", 0, "gratis")]
        elif text.startswith(("Gratis", "Altijd gratis")):
            options = [(text, 0, "gratis")]
        elif "€" in text:
            options = []
            for part in text.rstrip(".").split("; "):
                match = AMOUNT.fullmatch(part)
                if not match:
                    self.faults.add(f"the cost '{part}' cannot be read; write € 2,50 per keer")
                    continue
                amount = float(match[1].replace(".", "").replace(",", "."))
                options.append((None, number(amount), match[2].split(". ")[0]))
        else:
            options = []
        made = []
        for place, (option, amount, words) in enumerate(options):
            made.append({"id": made_id("cost", code, str(place)), "valid_from": self.start})
            if option:
                made[-1]["option"] = option
            made[-1].update({"currency": "EUR", "amount": amount, "amount_description": words})
        return made

    def attribute(self, code, taxonomy, term_code, value=None):
        if term_code not in self.terms[taxonomy]:
            self.faults.add(f"there is no {taxonomy} '{term_code}'")
            return None
        name, description = self.terms[taxonomy][term_code]
        made = {"id": made_id("attribute", code, taxonomy, term_code), "link_id": made_id("service", code),
                "link_type": taxonomy, "link_entity": "service"}
        if value:
            made["value"] = value
        made["taxonomy_term"] = {
            "id": made_id("term", taxonomy, term_code), "code": term_code, "name": name,
            "description": description, "taxonomy": taxonomy,
            "taxonomy_detail": {"id": made_id("taxonomy", taxonomy), "name": taxonomy,
                                "description": self.source.words["taxonomies"][taxonomy], "version": "1"},
            "language": "nl"}
        return made

    def ways_to_reach(self, entry, organisation, made):
        """Phone, mail and web address: given, or those of the organisation; false where there is none."""
        national = entry.get("national", False)
        domain = organisation.get("domain")
        website = entry.get("website", f"https://{domain}/{entry['code']}" if domain else organisation.get("website"))
        mail = entry.get("mail", f"{entry['code']}@{domain}" if domain else None)
        phone = entry.get("phone", organisation.get("phone"))
        if website:
            self.check_website(website, national)
            made["url"] = website
        if mail:
            self.check_mail(mail, national)
            made["email"] = mail
        if phone:
            self.check_phone(phone, national)
        if not (website or mail or phone):
            self.faults.add("nobody can reach it: no phone, no mail, no web address")
        return phone

    def check_sentences(self, text):
        for sentence in sentences(text):
            if len(sentence.split()) > LONGEST_SENTENCE:
                self.faults.add(f"longer than {LONGEST_SENTENCE} words: {sentence}")

    def texts(self, entry, made):
        """What people read, and the ages."""
        for name, member in [("interpretation", "interpretation_services"), ("application", "application_process"),
                             ("cost", "fees_description"), ("waiting", "wait_time"),
                             ("eligibility", "eligibility_description")]:
            if name in entry:
                made[member] = one_line(entry[name])
        for name in TEXTS:
            self.check_sentences(one_line(entry.get(name, "")))
        if "ages" in entry:
            match = AGES.fullmatch(entry["ages"])
            if not match or not (match[1] or match[2]) or (match[1] and match[2] and int(match[1]) > int(match[2])):
                self.faults.add(f"the ages '{entry['ages']}' are not as in 10-23, 18- or -12")
                return
            for end, member in [(match[1], "minimum_age"), (match[2], "maximum_age")]:
                if end:
                    made[member] = int(end)

    def service(self, entry):
        """HSDS service of one entry."""
        code = entry["code"]
        words = entry["alternate"]
        if any(";" in word for word in words) or len(set(words)) < len(words) or not 3 <= len(words) <= 9:
            self.faults.add("'alternate' is three to nine different words or phrases")
        if "assured" not in entry and "changed" not in entry:
            self.faults.add("'assured' is missing; where nobody ever confirmed it, say when it was 'changed'")
        if entry["organisation"] not in self.source.organisations:
            self.faults.add(f"there is no organisation '{entry['organisation']}'")
            return {}
        organisation = self.source.organisations[entry["organisation"]][1]
        if entry.get("national", False) != organisation.get("national", False):
            self.faults.add("an entry is national where its organisation is")
        made = {"id": made_id("service", code), "name": entry["name"], "alternate_name": "; ".join(words),
                "description": one_line(entry["description"])}
        phone = self.ways_to_reach(entry, organisation, made)
        made["status"] = entry.get("status", "active")
        if made["status"] not in STATUSES:
            self.faults.add(f"there is no status '{made['status']}'")
        self.texts(entry, made)
        if "assured" in entry:
            made["assured_date"] = entry["assured"].isoformat()
            if "domain" in organisation:
                made["assurer_email"] = f"info@{organisation['domain']}"
        if "alert" in entry:
            made["alert"] = one_line(entry["alert"])
        if changed := entry.get("changed", entry.get("assured")):
            made["last_modified"] = f"{changed.isoformat()}T10:15:00Z"
        self.reach(entry, phone, made)
        self.parts(entry, made)
        self.attributes(entry, made)
        return made

    def reach(self, entry, phone, made):
        """Phones, hours, area, places and languages."""
        code = entry["code"]
        if phone:
            made["phones"] = [{"id": made_id("phone", code, phone), "number": phone, "type": "voice"}]
            if "phone_label" in entry:
                made["phones"][0]["description"] = entry["phone_label"]
        if "hours" in entry:
            made["schedules"] = self.schedules(entry["hours"], code)
        made["service_areas"] = []
        nation = self.source.words["nation"]
        for name in entry.get("area", [nation["name"] if entry.get("national") else self.areas.whole]):
            extent = nation["code"] if name == nation["name"] else self.areas.codes.get(name)
            if not extent:
                self.faults.add(f"there is no area '{name}'")
                continue
            made["service_areas"].append({"id": made_id("area", code, extent), "name": name, "extent": extent,
                                          "extent_type": "text"})
        for place, hours in entry.get("at", {}).items():
            if place not in self.source.places:
                self.faults.add(f"there is no place '{place}'")
                continue
            made.setdefault("service_at_locations", []).append(
                {"id": made_id("sal", code, place), "schedules": self.schedules(hours, f"{code}@{place}"),
                 "location": self.location(place)})
        languages = self.source.words["languages"]
        made["languages"] = []
        for language in ["nl", *entry.get("languages", [])]:
            if language not in languages:
                self.faults.add(f"there is no language '{language}'")
                continue
            made["languages"].append({"id": made_id("language", code, language), "name": languages[language],
                                      "code": language})
        made["organization"] = self.organisation(entry["organisation"])

    def parts(self, entry, made):
        """Costs, documents, contacts and capacity."""
        code = entry["code"]
        if options := self.cost_options(code, one_line(entry["cost"])):
            made["cost_options"] = options
        for place, text in enumerate(entry.get("documents", [])):
            made.setdefault("required_documents", []).append({"id": made_id("doc", code, str(place)),
                                                              "document": text})
        for place, title in enumerate(entry.get("contacts", [])):
            contact = {"id": made_id("contact", code, *([str(place)] if place else [])), "title": title}
            if "email" in made:
                contact["email"] = made["email"]
            made.setdefault("contacts", []).append(contact)
        if "capacity" in entry:
            capacity = entry["capacity"]
            before = len(self.faults.lines)
            self.faults.check_table(capacity, CAPACITY)
            if len(self.faults.lines) > before:
                return
            if capacity["free"] > capacity.get("of", capacity["free"]):
                self.faults.add("more is free than there is")
            made["capacities"] = [{"id": made_id("capacity", code),
                                   "unit": {"id": made_id("unit", capacity["unit"]), "name": capacity["unit"]},
                                   "available": capacity["free"]}]
            if "of" in capacity:
                made["capacities"][0]["maximum"] = capacity["of"]
            made["capacities"][0]["updated"] = f"{capacity['on'].isoformat()}T09:00:00Z"

    def attributes(self, entry, made):
        """Themes, kind, ladder step, building block and needs, as terms of our own taxonomies."""
        code = entry["code"]
        if not entry["themes"] or len(set(entry["themes"])) < len(entry["themes"]):
            self.faults.add("'themes' is empty or names one twice")
        attributes = [self.attribute(code, "plein-theme", theme, str(place))
                      for place, theme in enumerate(entry["themes"], 1)]
        attributes.append(self.attribute(code, "plein-kind", entry["kind"]))
        attributes.append(self.attribute(code, "plein-ladder", str(entry["ladder_step"])))
        if "building_block" in entry:
            attributes.append(self.attribute(code, "plein-building-block", entry["building_block"]))
        for need, text in entry.get("needs", {}).items():
            text = one_line(text)
            if len(text) > LONGEST_NEED:
                self.faults.add(f"longer than {LONGEST_NEED} characters: {text}")
            self.check_sentences(text)
            attributes.append(self.attribute(code, "plein-need", need, text))
        made["attributes"] = [each for each in attributes if each]


def print_count(title, names):
    counts = collections.Counter(names)
    print(f"{title}: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))


def print_counts(source):
    entries = [entry for _, entry in source.entries]
    print(f"{len(entries)} entries, {len(source.organisations)} organisations, {len(source.places)} places")
    for title, of in [("first theme", lambda entry: entry["themes"][0]), ("kind", lambda entry: entry["kind"]),
                      ("ladder step", lambda entry: str(entry["ladder_step"])),
                      ("building block", lambda entry: entry.get("building_block", "none"))]:
        print_count(title, map(of, entries))
    print_count("need", (need for entry in entries for need in entry.get("needs", {})))
    words = [len(sentence.split()) for entry in entries for name in TEXTS
             for sentence in sentences(one_line(entry.get(name, "")))]
    print(f"{len(words)} sentences of {sum(words) / len(words):.1f} words on average, the longest of {max(words)}")


def print_words(source):
    for _, table in [*source.organisations.values(), *source.places.values(), *source.entries]:
        print(table["name"])
        for word in [*table.get("alternate", []), *table.get("documents", []), *table.get("contacts", []),
                     *filter(None, table.get("needs", {}).values())]:
            print(word)
        for name in [*TEXTS, "route", "accessibility", "phone_label"]:
            for sentence in sentences(one_line(table.get(name, ""))):
                print(sentence)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=pathlib.Path, help="where to write the JSON")
    parser.add_argument("--source", type=pathlib.Path, default=SOURCE, help="the folder of the source")
    parser.add_argument("--check", action="store_true", help="write nothing, count")
    parser.add_argument("--words", action="store_true", help="print every Dutch text")
    wanted = parser.parse_args()
    if not (wanted.file or wanted.check or wanted.words):
        parser.error("name a file to write, or --check")
    faults = Faults()
    source = Source(wanted.source, faults)
    if faults.lines or not source.words:
        return "\n".join(faults.lines) or f"{wanted.source} holds no about.toml"
    services = Maker(source, Areas(), faults).make()
    if faults.lines:
        return "\n".join(faults.lines)
    if wanted.file:
        wanted.file.write_text(json.dumps(services, ensure_ascii=False, indent=1) + "\n")
    if wanted.words:
        print_words(source)
    if wanted.check:
        print_counts(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
