"""The core of Local Offer Navigator: it knows the subject, not the frameworks.

Nothing is imported here on purpose: the Rasa server, on an older Python, imports `localoffer.reading` alone.
"""

import os

# openpyxl must read with defusedxml. It would take lxml, which comes with python-docx and lets entities through.
os.environ["OPENPYXL_LXML"] = "False"
