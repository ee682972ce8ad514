"""Read a security agreement provision by provision."""
