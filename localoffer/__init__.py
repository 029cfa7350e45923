"""The core of Local Offer Navigator: it knows the subject, not the frameworks.

Nothing is imported here on purpose: the Rasa server, on an older Python, imports `localoffer.reading` alone.
"""
