"""The OpenAI protocol: `/v1/chat/completions`, `/v1/responses`, `/v1/models`; nothing is stored."""
