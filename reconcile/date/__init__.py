"""The date stage: when each article was published, and which days its words mean."""
