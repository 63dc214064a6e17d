"""Opens an export with pyld, checks it with pySHACL, and prints what it finds as JSON.

The first argument is the export, the second a file with shapes. pyld must not load anything: the context stands in the file."""

import json
import pathlib
import sys

from pyld import jsonld
from pyshacl import validate
from rdflib import Graph, RDF, URIRef


def offline(url, _options):
    raise jsonld.JsonLdError(f"the export needs {url}", "jsonld.LoadDocumentError", code="loading document failed")


jsonld.set_document_loader(offline)
document = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
graph = Graph().parse(data=quads, format="nquads")
conforms, _, report = validate(graph, shacl_graph=sys.argv[2], inference="none", abort_on_first=False)

classes, predicates = {}, {}
for _, predicate, target in graph:
    if predicate == RDF.type:
        classes[str(target)] = classes.get(str(target), 0) + 1
    else:
        predicates[str(predicate)] = predicates.get(str(predicate), 0) + 1
    if isinstance(target, URIRef) and target.startswith("urn:parley:id:") and (target, RDF.type, None) not in graph:
        predicates["dangling"] = predicates.get("dangling", 0) + 1

print(json.dumps({"conforms": conforms, "report": report[:4000], "classes": classes, "predicates": predicates}))
