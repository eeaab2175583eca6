"""One report, and a small module for each form in which people read it."""
