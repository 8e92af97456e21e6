"""Writes one consistent passage, and the same passage with one defect, into clean texts of others, and counts both."""
