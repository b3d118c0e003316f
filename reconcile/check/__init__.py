"""What a check of new articles says: which findings concern them, where in their files, and which of these are known already."""
