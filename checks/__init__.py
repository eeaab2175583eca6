"""What the guidelines ask: rules over an agreement, and the verdicts they give."""
