"""The chat-style service over petaday."""
