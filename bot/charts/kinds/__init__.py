"""The kinds of picture: one a file, each from a chart to strokes on a sheet."""
