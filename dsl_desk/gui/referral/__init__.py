"""A referral: the route first, then a list of tasks, then the exact report, then signed and saved."""
