"""What analysts ask of the catalogue: figures, drift, central formulations, communities, themes by sections."""
