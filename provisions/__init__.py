"""Instruments and concept lexicons, as YAML; read through `modellaw.data`."""
