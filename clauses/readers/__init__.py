"""Files into documents. The one door is :func:`clauses.readers.open_draft`."""
