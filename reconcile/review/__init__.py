"""What people decide on findings: the file of decisions, and which of them still hold for a report."""
