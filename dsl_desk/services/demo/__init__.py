"""The made-up school: its children, its story and its everyday, told through the deeds of every school."""
