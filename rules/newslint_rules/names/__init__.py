"""Names: misrendered, inconsistent, in a foreign script."""
