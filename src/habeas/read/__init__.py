"""Reading: bytes of an exhibit -> text with a map back to page, sheet, row and column, in a sandboxed process.

Order of calls: open one `sandbox.Sandbox` for a batch and call `sandbox.read_safely` for each exhibit. Readers are
plug-ins (entry points `habeas.readers`, Protocol in `rendition`); the built-in ones are registered the same way.
Nothing here opens a file or the network, and bytes that come from outside are only ever parsed in the child process.
"""
