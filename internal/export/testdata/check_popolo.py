"""Checks an export against JSON Schemas of Popolo, and prints what it finds as JSON.

The first argument is the export, the second the folder with the schemas of people, organizations, memberships and posts that the
Popolo project has published, and the third a file with schemas for the other classes. Every reference must lead to a thing of
the class."""

import json
import pathlib
import sys

from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

document = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
published = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in pathlib.Path(sys.argv[2]).glob("*.json")}
others = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
registry = Registry().with_resources((s["id"], Resource(s, DRAFT3)) for s in published.values())

schemas = {
    "persons": published["person"], "organizations": published["organization"], "memberships": published["membership"],
    "posts": published["post"], "events": others["event"], "areas": others["area"], "speeches": others["speech"],
}
references = {
    "memberships": {"person_id": "persons", "organization_id": "organizations", "post_id": "posts"},
    "organizations": {"parent_id": "organizations"},
    "posts": {"organization_id": "organizations"},
    "events": {"parent_id": "events"},
    "areas": {"parent_id": "areas"},
    "speeches": {"creator_id": "persons", "event_id": "events"},
}
problems = [f"there is no schema for {name}" for name in document.keys() - schemas.keys()]
ids = {name: [item.get("id") for item in items] for name, items in document.items()}
for name, schema in schemas.items():
    validator = Draft3Validator(schema, registry=registry)
    if len(ids[name]) != len(set(ids[name])):
        problems.append(f"an id of {name} comes twice")
    for item in document[name]:
        problems += [f"{name} {item.get('id')}: {e.message}" for e in validator.iter_errors(item)]
        problems += [f"{name} {item['id']}: there is no property {key}" for key in item.keys() - schema["properties"].keys()]
        for key, target in references.get(name, {}).items():
            if key in item and item[key] not in ids[target]:
                problems.append(f"{name} {item['id']}: {key} leads to {item[key]}, which is not there")
        for person in item.get("attendees", []):
            if person["id"] not in ids["persons"]:
                problems.append(f"{name} {item['id']}: the attendee {person['id']} is not there")

print(json.dumps({"classes": {name: len(items) for name, items in document.items()}, "problems": problems}))
