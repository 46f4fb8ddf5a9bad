"""What pages, API and command show: a presenter per noun."""
