"""An episode as a file, a module per format. A new one is a new file here, with a `FORMAT`."""
