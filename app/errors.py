"""What can't be done, and with which exit code a command then ends."""


class VivaVoceError(Exception):
    """Something that can't be done; the message is a sentence for the owner."""

    exit_code = 1
    """What a command ends with: 1 unless somebody may want to tell this from other failures."""
