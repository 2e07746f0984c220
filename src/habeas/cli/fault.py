"""Our own faults: a report that helps to mend them, and holds nothing about anybody."""

import platform
import tempfile
import traceback
from pathlib import Path

from habeas import __version__


def report_fault(error: BaseException) -> str:
    """Write the report; the sentence that tells the person. Messages of errors may quote data: they stay out."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"habeas {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"error: {type(error).__module__}.{type(error).__qualname__}",
        *(f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames),
    ]
    sorry = "Something went wrong inside Habeas; that is our fault, and nothing was recorded by halves."
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="habeas-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write("\n".join(lines) + "\n")
    except OSError:  # a full disk may be the very fault: then the report is what a person sees
        return "\n".join([sorry, "Please send these lines to the developers; they hold no personal data:", *lines])
    return f"{sorry} A report without any personal data lies in {file.name}: please send it to the developers."


def _place(filename: str) -> str:
    """A path within a package, so that no home folder is named."""
    parts = Path(filename).parts
    for root in ("site-packages", "src"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    return parts[-1]
