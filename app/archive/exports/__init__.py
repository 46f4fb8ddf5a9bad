"""What is written out to take along."""
