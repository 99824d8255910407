"""The first page: what needs the DSL today."""
