"""Places, borders and shapes: what the maps say. Knows the nouns and the profiles, and no report."""
