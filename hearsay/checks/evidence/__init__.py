"""HS4: what claims rest on."""
