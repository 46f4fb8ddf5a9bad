"""The net, in torch: what `app/transcripts/restore.py` computes with numpy.

Words and pairs of neighbours are embedded, six gated convolutions (WaveNet's, van den Oord
et al. 2016) look at 19 words on either side, and three heads answer for each word: the mark
after it, whether it is a name or acronym, whether its speaker's turn ends with it.
"""

import torch
from torch import Tensor, nn

WORD, PAIR, WIDTH = 96, 32, 192
DILATIONS = (1, 2, 4, 8, 1, 3)
PAIRS = 1 << 16
"""Buckets that pairs of neighbouring words share."""


def pair_buckets(tokens: Tensor) -> Tensor:
    """For each token the bucket of it and the next one; shapes `(batch, length)`."""
    after = torch.nn.functional.pad(tokens[:, 1:], (0, 1))
    return ((tokens * 1_000_003) ^ (after * 8_191)) % PAIRS


class Block(nn.Module):
    """One gated convolution over three words, `dilation` apart, added to its input."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.RMSNorm(WIDTH, eps=1e-6)
        self.mix = nn.Linear(3 * WIDTH, 2 * WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """The sums `(batch, length, WIDTH)`."""
        h = self.norm(x)
        d = self.dilation
        padded = nn.functional.pad(h, (0, 0, d, d))
        around = torch.cat((padded[:, : -2 * d], h, padded[:, 2 * d :]), dim=-1)
        value, gate = self.mix(around).chunk(2, dim=-1)
        return x + value * torch.sigmoid(gate)


class Net(nn.Module):
    """Tokens `(batch, length)` to `(batch, length, 6)`: four marks, capital, turn."""

    def __init__(self, tokens: int) -> None:
        super().__init__()
        self.words = nn.Embedding(tokens, WORD)
        self.pairs = nn.Embedding(PAIRS, PAIR)
        nn.init.normal_(self.words.weight, std=0.5)
        nn.init.normal_(self.pairs.weight, std=0.1)
        self.enter = nn.Linear(WORD + PAIR, WIDTH)
        self.blocks = nn.ModuleList(Block(dilation) for dilation in DILATIONS)
        self.norm = nn.RMSNorm(WIDTH, eps=1e-6)
        self.heads = nn.Linear(WIDTH, 6)

    def forward(self, tokens: Tensor) -> Tensor:
        """The scores of tokens."""
        pairs = self.pairs(pair_buckets(tokens))
        x = self.enter(torch.cat((self.words(tokens), pairs), dim=-1))
        for block in self.blocks:
            x = block(x)
        scores: Tensor = self.heads(self.norm(x))
        return scores


def loss(scores: Tensor, stops: Tensor, capitals: Tensor, turns: Tensor) -> Tensor:
    """What the three heads got wrong together; 255 marks what isn't known."""
    cross = nn.functional.cross_entropy(scores[..., :4].flatten(0, 1), stops.flatten())
    total: Tensor = cross
    for column, labels, weight in ((4, capitals, 0.3), (5, turns, 0.5)):
        known = labels != 255
        if known.any():
            logits = scores[..., column][known]
            wrong = nn.functional.binary_cross_entropy_with_logits(logits, labels[known].float())
            total = total + weight * wrong
    return total
