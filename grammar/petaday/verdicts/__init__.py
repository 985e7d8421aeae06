"""Compares stated results with computed ones, and says why they differ."""
