"""What happened there: kinds, claims, events, layers, and the files that they are written to.

Modules are imported by name, so that asking for one loads no other.
"""
