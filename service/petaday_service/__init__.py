"""The chat service over petaday: a web page, a JSON API, MCP, an OpenAI-compatible API and a terminal."""
