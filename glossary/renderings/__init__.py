"""Renderings: which span of the aligned English renders a term, if any, and what that rests on."""
