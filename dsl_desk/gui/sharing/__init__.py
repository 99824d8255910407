"""What left the school, what came back for it, and what was kept: the log, its forms, and its rows."""
