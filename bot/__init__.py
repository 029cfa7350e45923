"""Inside the Rasa server: how a turn comes in, how it is understood, where a conversation is kept.

Runs in the sealed environment (Python 3.10, rasa 3.6.21), reachable from loopback only. Of our own code it may
import `localoffer.reading` and nothing else.
"""
