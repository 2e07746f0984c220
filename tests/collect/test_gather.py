"""What the walk takes in, what it leaves out, and what it says about each thing left out."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.collect.gather import Gathered, gather

NOBODY = 65534


def put(path: Path, content: str = "something") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def codes(gathered: Gathered) -> dict[str, str]:
    """File name -> code, of each problem; also checks that each says something and what to do."""
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in gathered.problems)
    return {Path(p.path).name: p.code for p in gathered.problems}


def test_order_is_that_of_the_arguments_and_by_name_within_a_folder(tmp_path: Path) -> None:
    late = put(tmp_path / "z.txt")
    inner = [put(tmp_path / "folder" / name) for name in ("a.txt", "b/c.txt", "d.txt")]
    gathered = gather([late, tmp_path / "folder"])
    assert gathered.files == (late, *inner)
    assert gathered.problems == ()


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt")
    assert gather([file, tmp_path, file]).files == (file,)


def test_hidden_files_are_taken_in(tmp_path: Path) -> None:
    file = put(tmp_path / ".hidden")
    assert gather([tmp_path]).files == (file,)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "folder" / "deep" / "a.txt")
    link = tmp_path / "folder" / "b.txt"
    link.symlink_to(Path("deep") / "a.txt")
    assert gather([tmp_path / "folder"]).files == (link, tmp_path / "folder" / "deep" / "a.txt")


def test_a_link_that_was_named_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert gather([tmp_path / "link"]).files == (tmp_path / "link" / "a.txt",)


@pytest.mark.parametrize("target", ["elsewhere", "elsewhere/private.key"])
def test_no_link_within_a_folder_leads_out_of_it(tmp_path: Path, target: str) -> None:
    put(tmp_path / "elsewhere" / "private.key")
    file = put(tmp_path / "folder" / "a.txt")
    (tmp_path / "folder" / "link.txt").symlink_to(tmp_path / target)
    gathered = gather([tmp_path / "folder"])
    assert gathered.files == (file,)
    assert codes(gathered) == {"link.txt": "outside"}


def test_link_to_the_folder_that_holds_it(tmp_path: Path) -> None:
    file = put(tmp_path / "folder" / "a.txt")
    (tmp_path / "folder" / "again").symlink_to(tmp_path / "folder")
    gathered = gather([tmp_path])
    assert gathered.files == (file,)
    assert codes(gathered) == {"again": "loop"}


def test_link_above_the_folder_that_was_named_is_not_climbed(tmp_path: Path) -> None:
    put(tmp_path / "private.txt")
    file = put(tmp_path / "folder" / "a.txt")
    (tmp_path / "folder" / "up").symlink_to("..")
    gathered = gather([tmp_path / "folder"])
    assert gathered.files == (file,)
    assert codes(gathered) == {"up": "loop"}


def test_two_folders_linked_to_each_other(tmp_path: Path) -> None:
    put(tmp_path / "a" / "a.txt")
    put(tmp_path / "b" / "b.txt")
    (tmp_path / "a" / "to-b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "to-a").symlink_to(tmp_path / "a")
    gathered = gather([tmp_path])
    assert sorted(file.name for file in gathered.files) == ["a.txt", "b.txt"]
    assert codes(gathered) == {"to-a": "loop"}


def test_links_that_double_at_each_level_do_not_explode(tmp_path: Path) -> None:
    for level in range(30):
        folder = tmp_path / str(level)
        folder.mkdir()
        (folder / "left").symlink_to(tmp_path / str(level + 1))
        (folder / "right").symlink_to(tmp_path / str(level + 1))
    put(tmp_path / "30" / "end.txt")
    gathered = gather([tmp_path])
    assert [file.name for file in gathered.files] == ["end.txt"]
    assert gathered.problems == ()


def test_a_folder_named_again_through_a_link_is_not_called_empty(tmp_path: Path) -> None:
    file = put(tmp_path / "folder" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert gather([tmp_path / "folder", tmp_path / "link"]) == Gathered((file,), ())


def test_link_to_itself_and_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    assert codes(gather([tmp_path])) == {"gone": "broken-link", "ring": "loop"}


def test_missing_empty_and_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    file = put(tmp_path / "a.txt")
    gathered = gather([tmp_path / "missing.txt", tmp_path / "empty.txt", file, tmp_path / "folder", file / "below"])
    assert gathered.files == (file,)
    assert codes(gathered) == {"missing.txt": "missing", "empty.txt": "empty", "folder": "empty", "below": "missing"}


def test_a_path_that_no_system_can_have_is_missing() -> None:
    assert [p.code for p in gather([Path("a\0b")]).problems] == ["missing"]


def test_a_path_too_long_for_the_system_is_refused(tmp_path: Path) -> None:
    assert [p.code for p in gather([tmp_path / ("x" * 5000)]).problems] == ["unreadable"]


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for a socket, and that any user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_pipe_socket_and_device_are_never_opened(short_folder: Path) -> None:
    os.mkfifo(short_folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(short_folder / "socket"))
        gathered = gather([short_folder, Path("/dev/zero")])
    assert gathered.files == ()
    assert codes(gathered) == {"pipe": "special", "socket": "special", "zero": "special"}


def test_the_register_itself_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "register" / "vault" / "x.age")
    file = put(tmp_path / "a.txt")
    gathered = gather([tmp_path], inside=[tmp_path / "register"])
    assert gathered.files == (file,)
    assert codes(gathered) == {"register": "inside-register"}


def test_the_register_is_left_out_when_reached_through_a_link(tmp_path: Path) -> None:
    inner = put(tmp_path / "register" / "vault" / "x.age")
    (tmp_path / "link.age").symlink_to(inner)
    gathered = gather([tmp_path / "link.age", inner], inside=[tmp_path / "register"])
    assert gathered.files == ()
    assert codes(gathered) == {"link.age": "inside-register", "x.age": "inside-register"}


WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from habeas.collect.gather import gather
if os.getuid() == 0:
    os.setgid({nobody}); os.setuid({nobody})
gathered = gather([Path(sys.argv[1])])
for problem in gathered.problems:
    print(problem.code, Path(problem.path).name)
for file in gathered.files:
    print("took", file.name)
"""


def test_file_and_folder_without_permission(short_folder: Path) -> None:
    put(short_folder / "open.txt")
    put(short_folder / "closed.txt").chmod(0)
    put(short_folder / "shut" / "a.txt")
    put(short_folder / "barred" / "a.txt")
    (short_folder / "shut").chmod(0)
    (short_folder / "barred").chmod(0o444)  # its names can be listed, its files not reached
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS.format(nobody=NOBODY), str(short_folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    for name in ("shut", "barred"):  # so that the folder can be removed again
        (short_folder / name).chmod(0o755)
    assert ran.stderr == ""
    assert sorted(ran.stdout.splitlines()) == [
        "took open.txt", "unreadable a.txt", "unreadable closed.txt", "unreadable shut",
    ]  # fmt: skip


def test_a_disk_error_while_reading_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = put(tmp_path / "bad.txt"), put(tmp_path / "good.txt")
    real_read = os.read
    bad_inode = bad.stat().st_ino

    def read(descriptor: int, size: int) -> bytes:
        if os.fstat(descriptor).st_ino == bad_inode:
            raise OSError(5, "Input/output error")
        return real_read(descriptor, size)

    monkeypatch.setattr(os, "read", read)
    gathered = gather([tmp_path])
    assert gathered.files == (good,)
    assert [(p.code, "Input/output error" in p.says) for p in gathered.problems] == [("unreadable", True)]


def test_a_name_that_is_not_utf8_can_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe3\xe4.txt"))
    path.touch()
    (problem,) = gather([path]).problems
    assert problem.path.endswith("\\xe3\\xe4.txt")
    assert problem.says.encode("utf-8")
