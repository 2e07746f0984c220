"""Dossiers as BagIt bags (RFC 8493, version 1.0), written and checked byte for byte.

Order of calls: `write_payload` writes `data/` and `manifest-sha256.txt` and gives the digest that goes into the
ledger; then, the head signed, `seal_tags` adds the tag files and `tagmanifest-sha256.txt`. A bag that somebody rewrote
with fresh manifests is still a valid bag: that it is the one disclosed shows only the digest in the ledger.

`check_bag` is stricter than the RFC: it makes every manifest again from the files and compares bytes, so every byte of
every file is accounted for, and nothing may lie beside them.
"""

import hashlib
import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from habeas.errors import BadInput, Problem, Refused

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAGMANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_OWN = frozenset({"bagit.txt", "bag-info.txt", MANIFEST, TAGMANIFEST})
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")
_CHUNK = 1 << 20  # bytes
_MOST_LINES = 1 << 24  # bytes of a manifest that are looked at; ours have some 100 a file


def write_payload(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write `data/NAME` for each file and the payload manifest; the manifest's SHA-256 in lower-case hexadecimal.

    Names are relative, with `/` between the parts. Raises `BadInput` for a name that could not be written everywhere
    or lead outside, and `Refused` if the folder exists and is not empty; then nothing is written.
    """
    _check_names(files)
    if not files:
        raise BadInput("A bag needs at least one file.", code="empty-bag")
    _take_folder(folder)
    manifest = _manifest({f"data/{name}": _digest(content) for name, content in files.items()})
    try:
        for name, content in files.items():
            _write(folder / "data" / name, content)
        _write(folder / MANIFEST, manifest)
    except BaseException:
        shutil.rmtree(folder)  # it was empty or not there before: nothing of anybody else's is lost
        raise
    return _digest(manifest)


def seal_tags(folder: Path, tag_files: Mapping[str, bytes], info: Mapping[str, str] | None = None) -> None:
    """Add `bagit.txt`, `bag-info.txt`, the given tag files and the manifest of them all.

    `info` gives further lines of bag-info.txt (name to value), e.g. Bagging-Date. Raises `BadInput` for a name that is
    taken or not safe, or an info line that would break, and `Refused` if the payload is missing or already sealed.
    """
    _check_names(tag_files)
    taken = [name for name in tag_files if name.casefold() in _OWN or name.casefold().split("/")[0] == "data"]
    if taken:
        raise BadInput(f"The bag itself uses the name “{taken[0]}”.", "Give the tag file another.", code="taken-name")
    if not (folder / MANIFEST).is_file():
        raise Refused("There is no payload to seal.", "Call write_payload first.", code="no-payload")
    if (folder / TAGMANIFEST).exists():
        raise Refused("This bag is sealed already.", code="sealed")
    sizes = [path.stat().st_size for path in _files(folder / "data")]
    lines = {"Payload-Oxum": f"{sum(sizes)}.{len(sizes)}"} | dict(info or {})
    for name, content in {"bagit.txt": BAGIT, "bag-info.txt": _info(lines), **tag_files}.items():
        _write(folder / name, content)
    _write(folder / TAGMANIFEST, _manifest(_tag_digests(folder)))


def check_bag(folder: Path) -> list[Problem]:
    """What is wrong with a bag; an empty list if every byte of every file is accounted for. Follows no link."""
    if folder.is_symlink() or not folder.is_dir():
        return [_problem("", "not-a-bag", "This is not a folder.", "Give the folder of the dossier.")]
    odd = list(_odd(folder))
    if odd:
        return odd  # what is not a plain file or folder is never opened
    missing = [name for name in sorted(_OWN) if not (folder / name).is_file()]
    problems = [_problem(name, "missing", f"“{name}” is missing from the bag.") for name in missing]
    if (folder / "bagit.txt").is_file() and (folder / "bagit.txt").read_bytes() != BAGIT:
        problems.append(_problem("bagit.txt", "changed", "“bagit.txt” does not read as it must."))
    payload = {_name(folder, path): _file_digest(path) for path in _files(folder / "data")}
    for name, found in ((MANIFEST, payload), (TAGMANIFEST, _tag_digests(folder))):
        if name not in missing:
            problems += _compare(folder / name, found)
    if "bag-info.txt" not in missing:
        problems += _check_oxum(folder)
    return problems


# Writing


def _take_folder(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise Refused("The folder for the bag exists already.", "Name a new one.", code="exists", path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _check_names(files: Mapping[str, bytes]) -> None:
    seen: set[str] = set()
    for name in files:
        why = _why_unsafe(name)
        if why:
            raise BadInput(f"A file in a bag cannot be called “{name}”: {why}.", code="unsafe-name")
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            raise BadInput(f"Two files would share the name “{name}” on some computers.", code="same-name")
        seen.add(key)
    parents = {str(parent).casefold() for name in files for parent in PurePosixPath(name).parents}
    if parents & {name.casefold() for name in files}:
        raise BadInput("A file and a folder in the bag would share a name.", code="same-name")


def _why_unsafe(name: str) -> str | None:
    """Why a name in a bag could lead outside it, hide, or not be written on some system; None if it is safe."""
    parts = name.split("/")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name):
        return "it holds a character that does not show"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "it is an absolute path"
    if any(part in ("", ".", "..") for part in parts):
        return "it has an empty part, or one that points elsewhere"
    if any(part != part.strip() or part.endswith(".") for part in parts):
        return "a part begins or ends with a space, or ends with a dot"
    return 'it holds one of \\ % : * ? " < > |' if set(name) & set('\\%:*?"<>|') else None


def _info(lines: Mapping[str, str]) -> bytes:
    for name, value in lines.items():
        if not re.fullmatch(r"[A-Za-z][A-Za-z-]*", name) or not value.strip() or not value.isprintable():
            raise BadInput(f"“{name}” cannot be a line of bag-info.txt.", code="bad-info")
    return "".join(f"{name}: {value}\n" for name, value in sorted(lines.items())).encode("utf-8")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


def _manifest(digests: Mapping[str, str]) -> bytes:
    """The lines in order of their paths' bytes: digest, two spaces, path."""
    ordered = sorted(digests.items(), key=lambda item: item[0].encode("utf-8"))
    return "".join(f"{digest}  {name}\n" for name, digest in ordered).encode("utf-8")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# Reading


def _files(folder: Path) -> Iterator[Path]:
    """The plain files below a folder; links are not followed."""
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _tag_digests(folder: Path) -> dict[str, str]:
    data = folder / "data"
    tags = (path for path in _files(folder) if data not in path.parents and path != folder / TAGMANIFEST)
    return {_name(folder, path): _file_digest(path) for path in tags}


def _odd(folder: Path) -> Iterator[Problem]:
    """Links, devices, empty folders, and names that are not safe."""
    for root, folders, names in os.walk(folder):
        if Path(root) != folder and not folders and not names:
            yield _problem(_name(folder, Path(root)), "empty-folder", "A folder in the bag is empty.")
        for name in sorted([*folders, *names]):
            path = Path(root) / name
            shown, mode = _name(folder, path), path.lstat().st_mode
            if stat.S_ISLNK(mode):
                yield _problem(shown, "link", "A link lies in the bag; a bag holds files only.")
            elif not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                yield _problem(shown, "not-a-file", "Something that is neither file nor folder lies in the bag.")
            elif _why_unsafe(shown):
                yield _problem(ascii(shown), "unsafe-name", f"A name in the bag is not safe: {_why_unsafe(shown)}.")


def _compare(path: Path, found: Mapping[str, str]) -> list[Problem]:
    """The manifest made again from the files, compared; each difference by name, and the bytes at the end."""
    if path.stat().st_size > _MOST_LINES:
        return [_problem(path.name, "too-long", f"“{path.name}” is longer than any manifest of ours.")]
    raw = path.read_bytes()
    if raw == _manifest(found):
        return []
    try:
        listed, problems = _parse(path.name, raw.decode("utf-8"))
    except UnicodeDecodeError:
        return [_problem(path.name, "not-utf-8", f"“{path.name}” is not UTF-8 text.")]
    for name in sorted(set(listed) | set(found)):
        if name not in found:
            problems.append(_problem(name, "missing", f"“{name}” is listed and missing."))
        elif name not in listed:
            problems.append(_problem(name, "extra", f"“{name}” lies in the bag and is not listed."))
        elif listed[name] != found[name]:
            problems.append(_problem(name, "changed", f"“{name}” is not the file that was listed."))
    return problems or [
        _problem(path.name, "changed", f"“{path.name}” lists the files, but not byte for byte as it must.")
    ]


def _parse(manifest: str, text: str) -> tuple[dict[str, str], list[Problem]]:
    """The lines of a manifest by path, and what is wrong with those that do not read as they must."""
    listed: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.split("\n")[: -1 if text.endswith("\n") else None], start=1):
        match = _LINE.fullmatch(line)
        where = f"{manifest}, line {number}"
        if match is None:
            problems.append(_problem(where, "bad-line", "A line is not a digest, two spaces, a path."))
        elif _why_unsafe(match[2]):
            problems.append(_problem(where, "unsafe-name", f"A listed path is not safe: {_why_unsafe(match[2])}."))
        elif match[2] in listed:
            problems.append(_problem(where, "twice", "A path is listed twice."))
        else:
            listed[match[2]] = match[1]
    return listed, problems


def _check_oxum(folder: Path) -> list[Problem]:
    """Payload-Oxum must stand once and give the octets and the number of the payload's files."""
    sizes = [path.stat().st_size for path in _files(folder / "data")]
    line = f"Payload-Oxum: {sum(sizes)}.{len(sizes)}".encode()
    given = [raw for raw in (folder / "bag-info.txt").read_bytes().split(b"\n") if raw.startswith(b"Payload-Oxum")]
    if given == [line]:
        return []
    return [
        _problem("bag-info.txt", "oxum", "The size and number of files in bag-info.txt are not those of the payload.")
    ]


def _problem(
    path: str, code: str, says: str, do: str = "Ask whoever gave you the bag for an unchanged one."
) -> Problem:
    return Problem(path=path, code=code, says=says, do=do)
