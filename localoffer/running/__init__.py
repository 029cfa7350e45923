"""Starting, watching and stopping the processes that make up one running navigator.

Knows ports, folders, child processes and the trained model; knows nothing of postcodes, councils or answers. It leans
on `localoffer.settings` and `localoffer.errors` only, so that it can start before anything else works.
"""
