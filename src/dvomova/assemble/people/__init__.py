"""Names, authors and their affiliations."""
