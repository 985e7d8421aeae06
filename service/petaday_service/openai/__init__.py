"""The OpenAI protocol: `/v1/chat/completions`, `/v1/responses`, `/v1/models`. The conversation is what is sent."""
