"""The sentence network (BERT with six layers, as `all-MiniLM-L6-v2` has it) as an ONNX graph in
numbers of 8 bits.

The weights come as numbers by name; the graph takes token numbers and gives one vector of length 1
a text. Devlin et al. 2019; the mean over tokens after Reimers and Gurevych 2019. Each column of a
matrix, and each row of a table, has a scale of its own, and what is multiplied with them gets one
as it comes (dynamic quantisation, Jacob et al. 2018).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12
_LARGEST_BYTE = 127
NetWeights = Mapping[str, NDArray[np.float32]]


class WeightFile(NetWeights):
    """The numbers of a file in safetensors' form (a length, a table as JSON, the numbers), each
    read when it is asked for: all of them are 90 MB."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            table = json.loads(file.read(size))
        table.pop("__metadata__", None)
        self._begin = 8 + size
        self._table = {name: told for name, told in table.items() if told["dtype"] == "F32"}

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        told = self._table[name]
        first, last = told["data_offsets"]
        count, begin = (last - first) // 4, self._begin + first
        return np.fromfile(self._path, "<f4", count, offset=begin).reshape(told["shape"])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def in_bytes(
    numbers: NDArray[np.float32], axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole numbers and a scale for each of its columns (`axis` 0) or rows (1)."""
    most = np.maximum(numbers.max(axis, keepdims=True), -numbers.min(axis, keepdims=True))
    scale = (np.maximum(most, np.finfo(np.float32).tiny) / _LARGEST_BYTE).astype(np.float32)
    whole = numbers / scale
    return np.rint(whole, out=whole).astype(np.int8), scale


class _Graph:
    """Nodes and numbers, while they are put together."""

    def __init__(self, weights: NetWeights) -> None:
        from onnx import TensorProto, helper, numpy_helper

        self._weights = weights
        self._helper, self._numbers = helper, numpy_helper
        self._real = TensorProto.FLOAT
        self.nodes: list[Any] = []
        self.held: dict[str, Any] = {}

    def number(self, name: str, value: NDArray[Any]) -> str:
        """Hold numbers by a name; gives the name."""
        held = np.ascontiguousarray(value)
        self.held.setdefault(name, self._numbers.from_array(held, name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """One more node; gives the name of what it gives."""
        (name,) = self._add(kind, inputs, [f"{kind}_{len(self.nodes)}"], **attributes)
        return name

    def _add(
        self, kind: str, inputs: Sequence[str], outputs: list[str], **attributes: Any
    ) -> list[str]:
        node = self._helper.make_node(kind, list(inputs), outputs, outputs[0], **attributes)
        self.nodes.append(node)
        return outputs

    def shape(self, *sizes: int) -> str:
        """A shape to give something; 0 for a size that stays."""
        name = "shape_" + "_".join(map(str, sizes))
        return self.number(name, np.array(sizes, dtype=np.int64))

    def linear(self, name: str, taken: str) -> str:
        """A layer of the weights: times a matrix, and a bias more."""
        whole, scale = in_bytes(self._weights[f"{name}.weight"].T, 0)
        matrix = self.number(f"{name}.matrix", whole)
        columns = self.number(f"{name}.scale", scale[0])
        bias = self.number(f"{name}.bias", self._weights[f"{name}.bias"])
        kind = "DynamicQuantizeLinear"
        taken, by, zero = self._add(kind, [taken], [f"{kind}_{len(self.nodes)}.{n}" for n in "abc"])
        told = self.add("MatMulInteger", taken, matrix, zero)
        told = self.add("Cast", told, to=self._real)
        return self.add("Add", self.add("Mul", told, self.add("Mul", by, columns)), bias)

    def norm(self, name: str, taken: str) -> str:
        """A layer norm of the weights."""
        parts = [self.number(one, self._weights[one]) for one in (f"{name}.weight", f"{name}.bias")]
        return self.add("LayerNormalization", taken, *parts, axis=-1, epsilon=_EPSILON)

    def looked_up(self, name: str, places: str) -> str:
        """The rows of a table of the weights."""
        whole, scale = in_bytes(self._weights[name], 1)
        rows = self.add("Gather", self.number(name, whole), places)
        rows = self.add("Cast", rows, to=self._real)
        return self.add(
            "Mul", rows, self.add("Gather", self.number(f"{name}.scale", scale), places)
        )


def graph_of(weights: NetWeights) -> Any:
    """The model: `ids` and `mask`, both `(texts, tokens)` of 64 bits, to `vectors`
    `(texts, WIDTH)`."""
    from onnx import TensorProto, helper

    graph = _Graph(weights)
    kind = graph.number("kind", weights["embeddings.token_type_embeddings.weight"][0])
    words = graph.looked_up("embeddings.word_embeddings.weight", "ids")
    table = graph.looked_up("embeddings.position_embeddings.weight", "places")
    state = graph.norm(
        "embeddings.LayerNorm", graph.add("Add", graph.add("Add", words, table), kind)
    )
    mask = graph.add("Cast", "mask", to=TensorProto.FLOAT)
    one, far = (
        graph.number(name, np.array([value], dtype=np.float32))
        for name, value in (("one", 1), ("far", -1e4))
    )
    hidden = graph.add("Mul", graph.add("Sub", one, mask), far)
    hidden = graph.add("Unsqueeze", hidden, graph.shape(1, 2))
    for number in range(LAYERS):
        state = _layer(graph, f"encoder.layer.{number}", state, hidden)
    vectors = _mean(graph, state, mask)
    graph.nodes.append(helper.make_node("Identity", [vectors], ["vectors"]))
    taken = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name, shape in (("ids", ["n", "t"]), ("mask", ["n", "t"]), ("places", ["t"]))
    ]
    given = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH])]
    whole = helper.make_graph(graph.nodes, "sentences", taken, given, list(graph.held.values()))
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def _layer(graph: _Graph, name: str, state: str, hidden: str) -> str:
    """Each token looks at all others, then each by itself."""
    split = graph.shape(0, 0, HEADS, WIDTH // HEADS)

    def parted(part: str, order: list[int]) -> str:
        told = graph.linear(f"{name}.attention.self.{part}", state)
        return graph.add("Transpose", graph.add("Reshape", told, split), perm=order)

    asked, keys = parted("query", [0, 2, 1, 3]), parted("key", [0, 2, 3, 1])
    values = parted("value", [0, 2, 1, 3])
    root = graph.number("root", np.array([(WIDTH // HEADS) ** -0.5], dtype=np.float32))
    likeness = graph.add("Mul", graph.add("MatMul", asked, keys), root)
    shares = graph.add("Softmax", graph.add("Add", likeness, hidden), axis=-1)
    seen = graph.add("Transpose", graph.add("MatMul", shares, values), perm=[0, 2, 1, 3])
    seen = graph.add("Reshape", seen, graph.shape(0, 0, WIDTH))
    told = graph.linear(f"{name}.attention.output.dense", seen)
    state = graph.norm(f"{name}.attention.output.LayerNorm", graph.add("Add", told, state))
    wide = graph.add("Gelu", graph.linear(f"{name}.intermediate.dense", state))
    told = graph.linear(f"{name}.output.dense", wide)
    return graph.norm(f"{name}.output.LayerNorm", graph.add("Add", told, state))


def _mean(graph: _Graph, state: str, mask: str) -> str:
    """The mean of the tokens that count, of length 1."""
    counted = graph.add("Unsqueeze", mask, graph.shape(2))
    total = graph.add("ReduceSum", graph.add("Mul", state, counted), graph.shape(1), keepdims=0)
    return graph.add("LpNormalization", total, axis=-1, p=2)
