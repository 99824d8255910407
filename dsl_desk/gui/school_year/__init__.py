"""Once a year: everyone moves up, the oldest leave, and who was only ever on the roll is looked at."""
