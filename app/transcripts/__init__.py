"""Pure reading of transcripts: bytes in, Transcript out. No database, no web, no clock."""
