"""People, vehicles, places, phones and accounts seen around children: table first, map second."""
