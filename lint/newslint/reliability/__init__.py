"""How reliable a source's text is, signal by signal: counts that merge in any order, rates with intervals.

``signals`` says what is counted, ``tally`` adds it up, ``profile`` compares a source with the rest of its corpus,
``statistics`` holds the methods, ``render`` writes profiles out.
"""
