"""What comes in from elsewhere: pupil lists as CSV or as a Common Transfer File. Bytes in, rows and refusals out."""
