"""Administrative units of Viet Nam before and after 1 July 2025: a dated table, look-up by name, old and new."""
