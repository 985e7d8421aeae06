"""What a conversation holds, and what a message in it means."""
