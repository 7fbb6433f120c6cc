"""The knowledge graph: the catalogue of concepts, its description as RDF, stores, queries and lookup."""
