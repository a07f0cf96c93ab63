"""Pages for a browser, each one file that needs nothing else: the report of a database, one article with its marks."""
