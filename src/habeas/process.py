"""What a process that holds keys must not leave behind: an image of its memory, in a dump or in another's hands."""

import resource
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def refuse_inspection() -> None:
    """No core dump, and no reading or tracing of this process by others of the same user (prctl(2)).

    The limit alone would not do: where the system pipes dumps to a collector, Linux does not heed it (core(5)).
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
