"""Measures of speed, accuracy and false alarms that anyone can run; not part of the package."""
