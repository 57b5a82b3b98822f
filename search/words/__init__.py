"""The site's own words: suggestions for what is mistyped and while a reader types."""
