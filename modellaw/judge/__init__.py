"""From statutes to findings: read once, tie to the smuggling offence, judge each element, settle each provision."""
