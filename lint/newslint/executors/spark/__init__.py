"""Linting a corpus on Spark: the findings of the local engine, byte for byte, for more articles than a machine holds.

    files ─ reading ─ articles ─ examine ─┬─> findings of articles ─────────────────────────┐
                                          └─> entries ─ groups ─ verdicts ─ findings ───────┴─> report ─> output

``reading``, ``groups``, ``components``, ``findings`` are the parts and ``job`` runs them; what a row holds and how it
meets the engine's functions is in ``rows``, the way to Spark in ``session``. Rules and groupings are the engine's.
"""
