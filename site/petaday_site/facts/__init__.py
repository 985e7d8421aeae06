"""What the pages state, as data: headlines, points, fits, frames."""
