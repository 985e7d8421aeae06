"""Says what each word of a line is: a unit, a label, a name, a remark. One pass, left to right."""
