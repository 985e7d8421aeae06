"""The Model Context Protocol: any model can use petaday as its calculator, and the numbers stay ours."""
