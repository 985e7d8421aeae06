"""A device's name, as a paper writes it, to the peaks its sources list."""

from petaday.hardware.catalogue import devices, find, near, peaks
from petaday.hardware.device import Device, Kind, Peak

__all__ = ["Device", "Kind", "Peak", "devices", "find", "near", "peaks"]
