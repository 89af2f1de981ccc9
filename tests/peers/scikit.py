"""The weighted sum of scikit-criteria, of the very tables that the engine's benchmark writes.

Given a folder with tables and the engine's own totals, prints one JSON object a line. Before anything is timed, the
peer's totals are held to the engine's: both do the same sums.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.invert_objectives import InvertMinimize
from skcriteria.preprocessing.scalers import MaxAbsScaler

folder = Path(sys.argv[1])


def scale(matrix):
    """40 questions of 2.5 points, by the share of the level."""
    return mkdm(matrix, [max] * 40, weights=np.full(40, 2.5 / 100))


def relative(matrix):
    """A price of 41 points by lowest over price, 10 questions of 3, 29 quantities of 1 relative to the best."""
    objectives = [min] + [max] * 39
    weights = np.array([41.0] + [3.0] * 10 + [1.0] * 29)
    return mkdm(matrix, objectives, weights=weights)


def totals(shape, matrix):
    """The peer's whole way from the matrix to the totals."""
    if shape == "scale":
        return WeightedSumModel().evaluate(scale(matrix)).extra_["score"]
    # 1 / price, and every column over its largest, are the very proportions that the methods state. Levels are shares
    # of 100 by themselves, so the largest of each must be there; with hundreds of bids it is.
    decision = MaxAbsScaler(target="matrix").transform(InvertMinimize().transform(relative(matrix)))
    return WeightedSumModel().evaluate(decision).extra_["score"]


def plain(shape, matrix):
    """The weighted sum of the matrix alone, without what makes points of prices and quantities."""
    if shape == "scale":
        return totals(shape, matrix)
    weights = np.array([41.0] + [3.0] * 10 + [1.0] * 29)
    return WeightedSumModel().evaluate(mkdm(matrix, [max] * 40, weights=weights)).extra_["score"]


def median(work):
    """The median of fifteen runs, in microseconds."""
    times = []
    for _ in range(15):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(sorted(times)[7] * 1_000_000)


for shape in ["scale", "relative"]:
    for bids in [1_000, 10_000]:
        matrix = np.loadtxt(folder / f"{shape}-{bids}.tsv", delimiter="\t")
        engine = np.loadtxt(folder / f"{shape}-{bids}.totals")
        assert np.allclose(totals(shape, matrix), engine, rtol=1e-9, atol=1e-8), f"{shape}, {bids}: other totals"
        print(
            json.dumps(
                {
                    "shape": shape,
                    "bids": bids,
                    "whole_microseconds": median(lambda: totals(shape, matrix)),
                    "plain_microseconds": median(lambda: plain(shape, matrix)),
                }
            )
        )
