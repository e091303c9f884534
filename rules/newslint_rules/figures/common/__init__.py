"""What several rules of this family share: how amounts are written, sums, shares, slips of the pen, scores, places."""
