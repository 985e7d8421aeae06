"""What a token costs under each convention of the field, from the configuration of a model."""

from petaday.convention.architecture import Architecture, ConfigError, architecture
from petaday.convention.per_token import PerToken, conventions
from petaday.convention.weights import Weights, weights

__all__ = ["Architecture", "ConfigError", "PerToken", "Weights", "architecture", "conventions", "weights"]
