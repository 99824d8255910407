"""Letters to the family of one child: may they be told, who is written to, what it may hold, and what is kept."""
