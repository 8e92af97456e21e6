"""kill -9 while reports are being added: what was acknowledged is there, once, and the ledger is whole."""

from bench.ledger import kills


def test_killed_at_random_moments(tmp_path):
    found = kills(4, tmp_path, seed=5)
    assert found["acknowledged"] > 0
    assert found["kept"] >= found["acknowledged"]
    assert (found["missing"], found["twice"], found["problems"]) == ([], [], [])
