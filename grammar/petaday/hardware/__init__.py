"""Looks up a device by the name a paper gives it, with the peaks that its sources list."""

from petaday.hardware.catalogue import devices, find, near, peaks
from petaday.hardware.device import Device, Kind, Peak

__all__ = ["Device", "Kind", "Peak", "devices", "find", "near", "peaks"]
