"""What the exported map is built from: vendored scripts, icons, our own CSS and JavaScript."""
