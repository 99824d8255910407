"""What police send the school: Operation Encompass notices and requests for information."""
