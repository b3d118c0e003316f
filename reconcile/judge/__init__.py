"""What is said in each cluster, by whom, and what stands between two sayings."""
