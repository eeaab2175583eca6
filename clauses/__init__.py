"""What a draft says: files into text, text into clauses, clauses into statements."""
