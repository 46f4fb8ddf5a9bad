"""Tables and queries, one file per noun: the only place that speaks SQL."""
