"""From two letters to a child, a note or a command."""
