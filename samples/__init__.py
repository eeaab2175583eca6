"""The sample drafts and the script that builds them."""
