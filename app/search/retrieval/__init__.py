"""What is asked of the Whoosh index: candidates for a plan, their scores so far, and counts."""
