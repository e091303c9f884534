"""The corpus index: articles, entries, groups and findings of a corpus in SQLite, kept up to date by content.

``location``  where the index of a corpus lives: never in the corpus itself
``schema``    the tables
``store``     reading and writing them; ``findings`` those of articles, ``rows`` and ``seal`` how values look there
``file``      what a file holds, whether it is damaged
``groups``    from changed entries to changed links, groups and verdicts
``update``    from changed files to changed entries, and from changed verdicts to findings
"""
