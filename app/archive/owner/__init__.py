"""What the owner says of the archive, and what is proposed to them."""
