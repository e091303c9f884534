"""Figures of two articles beside each other: do they count the same thing, and do they agree?

``words``         how alike the sentences are
``values``        whether the values can be the same
``compare``       two quantities: comparable or not, and how they stand
``disagreement``  the figures of one article that others on the event contradict
``parallel``      numbers and dates that differ in sentences that say the same
``pack``          what an article says in figures, as bytes for an index
"""
