"""Search over what was said. What it gives:

finding     find: the best passages for a query, within a scope, in an order
query       parse: what somebody typed, as words in a tree and a scope
expansion   expand: the plan for a query; sound_alikes: what captions write for a word
results     which words of a text counted, which to show, why it was found
port        Engine and Lexicon: what finding asks of whatever holds the passages
engine      WhooshEngine: the one that there is, over an index in a folder
weights     WEIGHTS: every number that was chosen
"""
