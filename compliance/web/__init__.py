"""The page on the user's own machine: ``compliance serve``."""
