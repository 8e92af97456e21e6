"""Original bytes by hash: whole or not there, never changed."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.evidence.originals import Originals


@given(st.binary(max_size=300))
def test_what_is_put_comes_back(tmp_path_factory, data):
    originals = Originals(tmp_path_factory.mktemp("kept"))
    digest = originals.put(data)
    assert digest == hashlib.sha256(data).hexdigest()
    assert originals.get(digest) == data
    assert originals.damaged(digest) is None
    assert list(originals.kept()) == [digest]


def test_putting_twice_leaves_the_file_alone(tmp_path):
    originals = Originals(tmp_path)
    digest = originals.put(b"words")
    before = originals.path(digest).stat()
    assert originals.put(b"words") == digest
    assert originals.path(digest).stat().st_mtime_ns == before.st_mtime_ns
    assert before.st_mode & 0o222 == 0


def test_damage_is_told(tmp_path):
    originals = Originals(tmp_path)
    digest = originals.put(b"words")
    originals.path(digest).chmod(0o644)
    originals.path(digest).write_bytes(b"other words")
    assert originals.damaged(digest).startswith("was changed: its bytes now hash to ")
    assert originals.damaged("0" * 64) == "is missing"


def test_parts_of_an_interrupted_writer_are_passed_over(tmp_path):
    originals = Originals(tmp_path)
    digest = originals.put(b"words")
    (originals.path(digest).parent / ".half.123.part").write_bytes(b"wo")
    assert list(originals.kept()) == [digest]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "ab"])
def test_only_hashes_name_files(tmp_path, name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        Originals(tmp_path).path(name)
