"""Answers: one file for each kind of question; each takes the question and the conversation and returns parts."""
