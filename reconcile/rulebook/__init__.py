"""The rules in force: what is known of topics and languages, loaded strictly from YAML."""
