"""The commands of `gn`, one file each: a command parses, calls one function and hands rows to `render`."""
