"""What stands between the records and whoever else is in the room: idle, sleep and session locks, covers."""
