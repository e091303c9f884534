"""Do two spellings name one thing, and which of them is right?

``usage``       how a spelling is used: what stands around it, in which articles
``variants``    differences that are no mistake: inflection, hyphens, accepted romanisations
``family``      spellings that may name one thing, as values
``model``       the evidence for a pair, and its weight
``direction``   which side the evidence speaks against
``inside``      two spellings within one article
``candidates``  words of the lexicon and places that a spelling is near
``surroundings`` what an article offers as context for them
``lookup``      which of them it stands for, by the company that it keeps
``full_names``  well-known people of whose name one part is right
``fixed_names`` things whose spelling is fixed, nearly named
``parallel``    names in each other's place, in sentences that say the same
``families``    all spellings of a corpus with what is known of them, for ``newslint names``
``learn``       a lexicon from sources that the user trusts
"""
