"""Who says a claim: the chain of speakers, hedges, denials, and independent origins."""
