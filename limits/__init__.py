"""How often one network may ask for something, counted without keeping anybody's address."""
