"""Which claims are about the same thing; never whether they agree."""
