"""Reading | Dossier -> Findings: one rule a file, one page beside it."""
