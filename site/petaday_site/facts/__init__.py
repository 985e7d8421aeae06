"""The data that pages state: headlines, points, fits, frames."""
