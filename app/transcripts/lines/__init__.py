"""The lines of a typed text or of captions: who speaks in them, and which aren't spoken."""
