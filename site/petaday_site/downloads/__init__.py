"""The files that the site offers for download."""
