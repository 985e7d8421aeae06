"""Reads the quantities of a short message: each number with its unit and neighbours, in any order of words."""
