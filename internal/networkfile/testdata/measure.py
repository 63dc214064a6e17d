"""Opens a network as GraphML, GEXF and JSON with networkx, and measures it again. Usage: measure.py NETWORK.graphml NETWORK.gexf NETWORK.json

Prints the number of nodes and of edges. Fails if a file has other nodes, edges or weights than the others, or if a measure differs.
"""
import json
import sys

import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # nx.pagerank needs numpy

graphml, gexf, node_link = sys.argv[1:]
graphs = {
    "GraphML": nx.read_graphml(graphml),
    "GEXF": nx.read_gexf(gexf, version="1.2draft"),
    "JSON": nx.node_link_graph(json.load(open(node_link, encoding="utf-8")), edges="edges"),
}


def outline(g):
    return sorted(g), sorted((min(e), max(e), w) for *e, w in g.edges(data="weight"))


for name, g in graphs.items():
    assert not g.is_directed() and not g.is_multigraph(), name
    assert outline(g) == outline(graphs["JSON"]), f"{name} has another network"
    measures = {
        "degree": dict(g.degree()),
        "weightedDegree": dict(g.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(g),
        "pageRank": _pagerank_python(g, alpha=0.85, tol=1e-13, max_iter=1000),
    }
    for measure, values in measures.items():
        for node, want in values.items():
            got = g.nodes[node][measure]
            assert abs(got - want) < 1e-6, f"{name}: {measure} of {node} is {got}, and networkx says {want}"
    for node, data in g.nodes(data=True):
        label = graphs["JSON"].nodes[node]["label"].replace("\x01", "\ufffd")  # XML has no control characters
        assert data["label"] == (label if name != "JSON" else data["label"]), f"{name}: {node} has the label {data['label']}"
        assert data["type"] in ("Person", "Organization"), f"{name}: {node} has the type {data['type']}"
    for a, b, data in g.edges(data=True):
        assert data.get("firstDay") == graphs["JSON"].edges[a, b].get("firstDay"), f"{name}: {a} and {b} first met on {data}"

for a, b, data in graphs["GEXF"].edges(data=True):
    assert (data.get("start"), data.get("end")) == (data.get("firstDay"), data.get("lastDay")), f"{a} and {b}: {data}"
for node, data in graphs["GEXF"].nodes(data=True):
    at = data["viz"]["position"]
    assert (at["x"], at["y"]) == (graphs["JSON"].nodes[node]["x"], graphs["JSON"].nodes[node]["y"]), f"{node} is at {at}"

print(graphs["JSON"].number_of_nodes(), graphs["JSON"].number_of_edges())
