"""Numbers, dates and times that cannot be right, judged within one article."""
