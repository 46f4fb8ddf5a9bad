"""Words of one transcript held against those of another, or against what the owner says."""
