"""Referrals to agencies: written down, confirmed, answered, asked after, taken further."""
