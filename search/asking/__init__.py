"""What a reader typed, understood."""
