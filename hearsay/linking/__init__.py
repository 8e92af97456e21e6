"""Readings -> families of copies, links between claims, events and their standing. Pure functions."""
