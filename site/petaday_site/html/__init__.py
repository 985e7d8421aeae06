"""Small pieces of HTML that several pages use."""
