"""HTTP layers around every request: bodies, headers, tokens, timeouts, access logs."""
