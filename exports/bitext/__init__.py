"""Bilingual texts written for CAT tools: segments with notes that say what should be looked at."""
