"""Opens an export with the followthemoney package, and prints what it finds as JSON.

Every entity must be valid, and must stay as it is when the package cleans it. Every reference must lead to an entity of a schema
that the property allows."""

import json
import sys

from followthemoney import model
from followthemoney.exc import InvalidData

schemata, problems, proxies = {}, [], {}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        data = json.loads(line)
        schemata[data["schema"]] = schemata.get(data["schema"], 0) + 1
        try:
            model.get(data["schema"]).validate(data)
        except InvalidData as error:
            problems.append(f"{data['id']}: {error}: {error.errors}")
        proxy = model.get_proxy(data, cleaned=False)
        cleaned = proxy.to_dict()["properties"]
        for name, values in data["properties"].items():
            if sorted(values) != sorted(cleaned.get(name, [])):
                problems.append(f"{data['id']}: {name} is {values}, and cleaned {cleaned.get(name)}")
        if data["id"] in proxies:
            problems.append(f"{data['id']} comes twice")
        proxies[data["id"]] = proxy

for proxy in proxies.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            if value not in proxies:
                problems.append(f"{proxy.id}: {prop.name} leads to {value}, which is not there")
            elif not proxies[value].schema.is_a(prop.range):
                problems.append(f"{proxy.id}: {prop.name} leads to {value}, which is no {prop.range.name}")

print(json.dumps({"schemata": schemata, "problems": problems}))
