"""Sources: copies, spun copies, agency copy without a credit."""
