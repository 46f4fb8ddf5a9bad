"""Train the net: `python -m training.train WORKROOM --clean FOLDER… --aside FOLDER…`.

The workroom keeps the read corpora and a checkpoint every few minutes; the same command goes
on from there, and writes weights and their card at the end. The learning rate falls to nothing
over the last 40 % of the words, so that a run that was given more words goes on where it was.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from app.transcripts.restoring.net_tokens import (
    FIRST_WORD,
    NUMBER,
    known_words,
    token_of,
    unknown_token,
)
from app.transcripts.restoring.punctuator import FOLDER
from training.corpus import Corpus, load
from training.export import export, f1_of
from training.muon import Muon
from training.net import Net, loss

LENGTH, WINDOWS = 256, 32
LEARNED = 24_000
"""Words with a token of their own."""
RATE, MUON_RATE = 2e-3, 1e-2
FALL = 0.4
DROPPED, FILLED, AGAIN = 0.03, 0.01, 0.01
"""Shares of words made unknown, of places where a filler is put in, and of words that are said
again: people do, captions keep it, and clean transcripts don't show it."""
TWO = 0.3
"""Share of those with which the next word is said again too."""


@dataclass(frozen=True, slots=True)
class Batches:
    """Random windows over a corpus, as the net gets them."""

    tokens: NDArray[np.int64]
    unknown: NDArray[np.int64]
    corpus: Corpus
    fillers: tuple[int, ...]

    def draw(self, random: np.random.Generator) -> list[torch.Tensor]:
        """Tokens, stops, capitals and turns, each `(WINDOWS, LENGTH)`."""
        starts = random.integers(0, len(self.tokens) - LENGTH, WINDOWS)
        places = starts[:, None] + np.arange(LENGTH)
        tokens = self.tokens[places]
        dropped = random.random(tokens.shape) < DROPPED
        tokens[dropped] = self.unknown[places[dropped]]
        stops, capitals, turns = (
            labels[places].astype(np.int64)
            for labels in (self.corpus.stops, self.corpus.capitals, self.corpus.turns)
        )
        for row in range(WINDOWS):
            order, is_broken_off = as_spoken(random)
            is_filler = order < 0
            filler = random.choice(self.fillers, LENGTH)
            tokens[row] = np.where(is_filler, filler, tokens[row, order])
            stops[row] = np.where(is_filler | is_broken_off, 0, stops[row, order])
            capitals[row] = np.where(is_filler, 255, capitals[row, order])
            turns[row] = np.where(is_filler | is_broken_off, 255, turns[row, order])
        return [torch.from_numpy(column) for column in (tokens, stops, capitals, turns)]


def as_spoken(random: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """How clean words may have been said: the word that stands at each place of a window, -1 for
    a filler, and whether the speaker breaks off after it to say it again."""
    again = np.flatnonzero(random.random(LENGTH - 1) < AGAIN)
    sizes = 1 + (random.random(len(again)) < TWO)
    said = [
        number
        for first, size in zip(again, sizes, strict=True)
        for number in (first, first + 1)[:size]
    ]
    order = np.insert(np.arange(LENGTH), np.repeat(again, sizes), said)
    is_broken_off = np.append(np.diff(order) <= 0, False)
    filled = np.flatnonzero(random.random(LENGTH) < FILLED)
    return np.insert(order, filled, -1)[:LENGTH], np.insert(is_broken_off, filled, False)[:LENGTH]


def learned(corpus: Corpus) -> list[str]:
    """The commonest words of a corpus that aren't numbers, in a stable order."""
    counts = np.bincount(corpus.words, minlength=len(corpus.vocabulary))
    order = np.lexsort((corpus.vocabulary, -counts))
    words = [str(corpus.vocabulary[index]) for index in order[: LEARNED * 2]]
    return [word for word in words if unknown_token(word) != NUMBER][:LEARNED]


def batches(corpus: Corpus, words: list[str]) -> Batches:
    """The corpus with tokens for its words."""
    known = known_words(words)
    vocabulary = [str(word) for word in corpus.vocabulary]
    tokens = np.array([token_of(word, known) for word in vocabulary], np.int64)
    unknown = np.array([unknown_token(word) for word in vocabulary], np.int64)
    fillers = tuple(known[word] for word in ("uh", "um", "like", "so") if word in known) or (1,)
    return Batches(tokens[corpus.words], unknown[corpus.words], corpus, fillers)


def scores(net: Net, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
    """The net's answers for a whole corpus, `(words, 6)`."""
    found = np.zeros((len(tokens), 6), np.float32)
    step, edge = 4096, 64
    with torch.no_grad():
        for start in range(0, len(tokens), step):
            low, high = max(0, start - edge), min(len(tokens), start + step + edge)
            part = net(torch.from_numpy(tokens[None, low:high]))[0].numpy()
            found[start : start + step] = part[start - low : start - low + step]
    return found


def sentence_f1(found: NDArray[np.float32], corpus: Corpus) -> float:
    """F1 of sentence ends at the best threshold: what training is watched by."""
    odds = np.logaddexp(found[:, 2], found[:, 3]) - np.logaddexp(found[:, 0], found[:, 1])
    return max(f1_of(odds > at, corpus.stops >= 2) for at in np.linspace(-1.5, 1, 11))


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workroom", type=Path)
    parser.add_argument("--clean", type=Path, nargs="+", default=[])
    parser.add_argument("--aside", type=Path, nargs="+", default=[])
    parser.add_argument("--words", type=int, default=60_000_000, help="words seen in all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--licence", default="", help="of the transcripts, for the card")
    parser.add_argument("--to", type=Path, default=FOLDER / "en.npz")
    chosen = parser.parse_args()
    room: Path = chosen.workroom
    room.mkdir(parents=True, exist_ok=True)
    if chosen.clean:
        about = {
            "data": [folder.name for folder in chosen.clean],
            "kept_aside": [folder.name for folder in chosen.aside],
            "licence": chosen.licence,
            "seed": chosen.seed,
        }
        (room / "run.json").write_text(json.dumps(about))
    corpus, aside = load(chosen.clean, room / "train.npz"), load(chosen.aside, room / "dev.npz")
    words = learned(corpus)
    (room / "words.json").write_text(json.dumps(words))
    data, unseen = batches(corpus, words), batches(aside, words)
    torch.manual_seed(chosen.seed)
    net = Net(FIRST_WORD + len(words))
    matrices = [block.mix.weight for block in net.blocks]
    rest = [p for p in net.parameters() if all(p is not matrix for matrix in matrices)]
    optimizers = [
        Muon(matrices, lr=MUON_RATE),
        torch.optim.AdamW(rest, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01),
    ]  # fmt: skip
    rates = (MUON_RATE, RATE)
    seen, step = 0, 0
    kept = room / "checkpoint.pt"
    if kept.exists():
        state = torch.load(kept)
        net.load_state_dict(state["net"])
        for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        seen, step = state["seen"], state["step"]
    said = time.monotonic()
    while seen < chosen.words:
        share = min(1.0, (chosen.words - seen) / (FALL * chosen.words), (step + 1) / 200)
        for optimizer, rate in zip(optimizers, rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate * share
        tokens, *labels = data.draw(np.random.default_rng((chosen.seed, step)))
        wrong = loss(net(tokens), *labels)
        for optimizer in optimizers:
            optimizer.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
        seen += tokens.numel()
        step += 1
        if step % 200 == 0 or seen >= chosen.words:
            f1 = sentence_f1(scores(net, unseen.tokens), aside)
            took, said = time.monotonic() - said, time.monotonic()
            print(f"{seen / 1e6:.1f} M words, loss {wrong:.3f}, sentence end {f1:.4f}, "
                  f"{took:.0f} s", flush=True)  # fmt: skip
            kinds = [optimizer.state_dict() for optimizer in optimizers]
            state = {"net": net.state_dict(), "seen": seen, "step": step, "optimizers": kinds}
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").replace(kept)
    export(room, chosen.to)


if __name__ == "__main__":
    main()
