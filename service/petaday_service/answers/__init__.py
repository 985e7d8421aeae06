"""One file for each kind of answer; each takes what was asked and the talk so far, and gives parts."""
