"""Damage done by reading bytes in the wrong encoding, and what markup leaves behind."""
