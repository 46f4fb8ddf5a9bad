"""The network is built from weights that are read one by one, in numbers of 8 bits."""

import json

import numpy as np
import pytest

from app.search.meaning.network import WeightFile, in_bytes


@pytest.fixture
def weights():
    source = np.random.default_rng(1)
    return {
        "word.weight": source.normal(size=(5, 3)).astype("<f4"),
        "word.bias": source.normal(size=3).astype("<f4"),
    }


def test_weights_are_those_that_were_written(tmp_path, weights):
    table: dict[str, dict[str, object]] = {"__metadata__": {"format": "pt"}}
    data = b""
    for name, numbers in weights.items():
        places = [len(data), len(data) + numbers.nbytes]
        table[name] = {"dtype": "F32", "shape": list(numbers.shape), "data_offsets": places}
        data += numbers.tobytes()
    head = json.dumps(table).encode()
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(head).to_bytes(8, "little") + head + data)
    read = WeightFile(path)
    assert set(read) == set(weights)
    assert len(read) == 2
    for name, numbers in weights.items():
        assert np.array_equal(read[name], numbers)


@pytest.mark.parametrize("axis", [0, 1])
def test_each_column_or_row_has_a_scale_of_its_own(weights, axis):
    numbers = weights["word.weight"] * [1, 1000, 0]
    whole, scale = in_bytes(numbers, axis)
    assert whole.dtype == np.int8
    assert scale.shape == ((1, 3) if axis == 0 else (5, 1))
    assert np.all(np.abs(whole * scale - numbers) <= scale * 0.501)
    if axis == 0:
        assert np.abs(whole).max(0).tolist() == [127, 127, 0]
