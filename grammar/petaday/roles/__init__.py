"""What each factor of a product is there for: devices, time, rate, utilization; examples, epochs, operations."""

from petaday.roles.assign import roles
from petaday.roles.factor import Factor, Role, Roles

__all__ = ["Factor", "Role", "Roles", "roles"]
