"""The report as one page for a browser: `page` draws it, the other modules lay out what it shows."""
