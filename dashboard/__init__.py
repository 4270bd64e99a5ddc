"""The map, the dashboard and the command line."""
