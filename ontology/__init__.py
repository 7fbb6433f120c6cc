"""The vocabulary of the project as Turtle files, with closed namespaces for Python."""
