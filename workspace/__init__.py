"""Workspaces: the folder that holds settings, harvests, store and editorial decisions."""
