"""The school's profile, the look, backups, the key card and the passphrase."""
