"""Write the weights that the site runs with: `python -m training.export WORKROOM [--to FILE]`.

Embeddings and matrices become signed bytes with a scale a row; thresholds are those that are
best on the talks kept aside. Beside the weights a card is written: data, figures, seed.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from app.transcripts.restored import ENDS, Stop
from app.transcripts.restoring.net_tokens import FIRST_WORD
from app.transcripts.restoring.punctuator import FOLDER, Punctuator
from app.transcripts.restoring.restore import punctuation_of_scores
from training.corpus import Corpus, load
from training.net import DILATIONS, Net

Scores = NDArray[np.float32]


def quantized(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Signed bytes and, for each row, what they are to be multiplied with."""
    scale = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-9) / 127
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def arrays(net: Net) -> dict[str, NDArray[np.generic]]:
    """The net's weights by the names that `Punctuator` knows them by."""
    found: dict[str, NDArray[np.generic]] = {"norm": _numpy(net.norm.weight)}
    matrices = {"words": net.words, "pairs": net.pairs, "enter": net.enter, "heads": net.heads}
    for number, block in enumerate(net.blocks):
        matrices[f"blocks.{number}"] = block.mix
        found[f"blocks.{number}.norm"] = _numpy(block.norm.weight)
    for name, module in matrices.items():
        found[name], found[f"{name}.scale"] = quantized(_numpy(module.weight))
        if getattr(module, "bias", None) is not None:
            found[f"{name}.bias"] = _numpy(module.bias)
    return found


def _numpy(tensor: torch.Tensor) -> NDArray[np.float32]:
    values: NDArray[np.float32] = tensor.detach().numpy().astype(np.float32)
    return values


def forms(corpus: Corpus, words: list[str]) -> dict[str, str]:
    """How learned words are written where that is more than a capital first: `JavaScript`."""
    known = set(words)
    pairs = zip(map(str, corpus.vocabulary), map(str, corpus.forms), strict=True)
    return {
        word: form
        for word, form in pairs
        if word in known and form.lower() == word and form not in (word, word.capitalize())
    }


def best(f1: Callable[[float], float], low: float, high: float) -> float:
    """The threshold with the best F1."""
    return float(max(np.linspace(low, high, 61), key=f1))


def f1_of(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """F1 of flags."""
    return float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))


def thresholds(scores: Scores, corpus: Corpus) -> dict[str, float]:
    """The thresholds that are best on a corpus."""
    chosen = {"end": 0.0, "question": 0.0, "comma": 0.0, "capital": 0.0, "turn": 0.0}
    known = corpus.turns != 255
    chosen["turn"] = best(lambda at: f1_of(scores[known, 5] > at, corpus.turns[known] == 1), -3, 3)
    within = corpus.capitals != 255
    chosen["capital"] = best(
        lambda at: f1_of(scores[within, 4] > at, corpus.capitals[within] == 1), -3, 3
    )

    def with_stops(name: str, wanted: tuple[Stop, ...]) -> Callable[[float], float]:
        truth = np.isin(corpus.stops, wanted)
        return lambda at: f1_of(
            np.isin(punctuation_of_scores(scores, chosen | {name: at})[0], wanted), truth
        )

    chosen["end"] = best(with_stops("end", ENDS), -2, 2)
    chosen["question"] = best(with_stops("question", (Stop.QUESTION,)), -2, 3)
    chosen["comma"] = best(with_stops("comma", (Stop.COMMA,)), -2, 2)
    return chosen


def write(path: Path, kept: dict[str, NDArray[np.generic]], about: dict[str, object]) -> None:
    """Write the weights with what is to be known about them."""
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, about=text, **kept)  # type: ignore[arg-type]


def figures(scores: Scores, corpus: Corpus, at: dict[str, float]) -> dict[str, float]:
    """F1 of each kind of mark, of capitals within sentences and of turns, at these thresholds."""
    stops, _, turns = punctuation_of_scores(scores, at)
    wanted = {"sentence end": ENDS, "full stop": (Stop.FULL_STOP,), "question": (Stop.QUESTION,),
              "comma": (Stop.COMMA,)}  # fmt: skip
    found = {
        name: f1_of(np.isin(stops, kinds), np.isin(corpus.stops, kinds))
        for name, kinds in wanted.items()
    }
    within, known = corpus.capitals != 255, corpus.turns != 255
    found["capitals"] = f1_of(scores[within, 4] > at["capital"], corpus.capitals[within] == 1)
    found["turn change"] = f1_of(turns[known], corpus.turns[known] == 1)
    return {name: round(value, 3) for name, value in found.items()}


def export(room: Path, to: Path) -> None:
    """Write the newest checkpoint of a workroom as weights, and its card beside them."""
    words = json.loads((room / "words.json").read_text())
    corpus, aside = load([], room / "train.npz"), load([], room / "dev.npz")
    state = torch.load(room / "checkpoint.pt")
    net = Net(FIRST_WORD + len(words))
    net.load_state_dict(state["net"])
    kept = arrays(net)
    about: dict[str, object] = {
        "model": f"en-2 ({state['seen'] / 1e6:.0f} M words)",
        "words": words,
        "forms": forms(corpus, words),
        "dilations": DILATIONS,
        "thresholds": dict.fromkeys(("end", "question", "comma", "capital", "turn"), 0.0),
    }
    write(to, kept, about)
    scores = Punctuator(to).scores([str(word) for word in aside.vocabulary[aside.words]])
    about["thresholds"] = at = thresholds(scores, aside)
    write(to, kept, about)
    run = room / "run.json"
    card = {
        "model": about["model"],
        **(json.loads(run.read_text()) if run.exists() else {}),
        "words_read": len(corpus.words),
        "words_seen": state["seen"],
        "thresholds": {name: round(value, 3) for name, value in at.items()},
        "f1_on_the_talks_kept_aside": figures(scores, aside, at),
        "bytes": to.stat().st_size,
    }
    to.with_suffix(".card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    print(json.dumps(card, indent=1, ensure_ascii=False))


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workroom", type=Path)
    parser.add_argument("--to", type=Path, default=FOLDER / "en.npz")
    chosen = parser.parse_args()
    export(chosen.workroom, chosen.to)


if __name__ == "__main__":
    main()
