"""What has changed from one report to the next."""
