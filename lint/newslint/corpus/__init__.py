"""Files to articles: discovery, decoding, one reader a format, metadata, the source of an article."""
