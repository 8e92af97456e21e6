"""Rules over the reports of one event: what copies, omissions and later words do to a claim."""
