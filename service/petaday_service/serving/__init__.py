"""What keeps the service running: the message loop, locks, rate limits, caches, metrics."""
