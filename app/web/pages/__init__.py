"""One file per page of the site."""
