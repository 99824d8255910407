"""Small forms for one deed, opened where one stands."""
