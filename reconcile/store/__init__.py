"""What is kept between runs: articles, what was read in them, and the matters that they make, in one SQLite file."""
