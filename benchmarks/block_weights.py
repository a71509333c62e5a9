"""Fit the weights by which the blocks of web pages are told to be the article: seeds/reference/block_weights.csv.

    python benchmarks/block_weights.py FOLDER... [--write seeds/reference/block_weights.csv]

A FOLDER holds ``truth.json`` ({page: {"text": body, "url": address}}) and the pages, ``PAGE.html.gz`` or ``html/PAGE.html.gz``.
Iteratively reweighted least squares with an L2 penalty; a page counts by the root of its number of blocks, a block by the root
of its words. Prints the cross-validated (by site) 4-token shingle F1 of the held-out folds for both models and for the cascade of the two.
"""

import argparse
import csv
import dataclasses
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit

import numpy as np

from newsledger.extract import extractors, metadata, page, visible, web
from newsledger.extract.block_features import features, of_votes
from newsledger.extract.block_model import doubt, probabilities
from newsledger.extract.facts import Facts
from newsledger.extract.lines import key
from newsledger.extract.outline import outline
from newsledger.read.decode import decode

TOKEN = re.compile(r"\w+")
PENALTY, FOLDS, LEAST_WEIGHT = 60.0, 5, 0.015


@dataclasses.dataclass
class Page:
    folder: str
    site: str
    outline: object
    gold: str
    is_body: np.ndarray
    weight: np.ndarray
    columns: dict


def shingles(text):
    tokens = TOKEN.findall(text)
    return [tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3))] if tokens else []


def truth_of(blocks, gold):
    """Which blocks are in ``gold``: half of a block's shingles, longest blocks first, each shingle used once; short ones by line."""
    left, lines = Counter(shingles(gold)), Counter(key(line) for line in gold.split("\n"))
    is_body = np.zeros(len(blocks))
    for no in sorted(range(len(blocks)), key=lambda no: -len(blocks[no].text)):
        own = shingles(blocks[no].text)
        if own and len(own[0]) == 4:
            if sum(left[one] > 0 for one in own) >= len(own) / 2:
                is_body[no] = 1
                left.subtract(own)
        elif own and lines[key(blocks[no].text)] > 0:
            is_body[no] = 1
            lines[key(blocks[no].text)] -= 1
    return is_body


def load(folder):
    for name, truth in json.loads((folder / "truth.json").read_text("utf-8")).items():
        if truth.get("text"):
            at = folder / name if name.endswith(".gz") else folder / "html" / f"{name}.html.gz"
            content = decode(gzip.decompress(at.read_bytes()))
            root = page.parse(content)
            found = outline(root)
            titles = web.title_keys(metadata.of_page(root, Facts(url=truth["url"])).title, *visible.headings(root))
            fast_votes = web.fast_votes(content, root, found.blocks)
            votes = fast_votes | {"trafilatura": extractors.kept(found.blocks, extractors.by_trafilatura(content))}
            words = np.sqrt([min(120, max(1, len(block.text) / 6)) for block in found.blocks])
            base = features(found, titles)
            columns = {"fast": of_votes(fast_votes, base), "full": of_votes(votes, base)}
            weight = words / words.sum() * len(words) ** 0.5 * 6
            yield Page(
                folder.name, urlsplit(truth["url"]).netloc, found, truth["text"], truth_of(found.blocks, truth["text"]), weight, columns
            )


def fit(pages, model):
    names = list(pages[0].columns[model])
    rows = np.vstack([np.stack([one.columns[model][name] for name in names], 1) for one in pages])
    is_body, weight = (np.hstack([getattr(one, field) for one in pages]) for field in ("is_body", "weight"))
    centre, scale = rows.mean(0), rows.std(0)
    scale[scale < 1e-6] = 1
    rows = np.hstack([np.ones((len(rows), 1)), (rows - centre) / scale])
    solution, ridge = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * PENALTY
    ridge[0, 0] = 1e-6
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(rows @ solution, -30, 30)))
        slope = rows.T @ (weight * (likely - is_body)) + ridge @ solution
        step = np.linalg.solve((rows * (weight * likely * (1 - likely) + 1e-9)[:, None]).T @ rows + ridge, slope)
        solution -= step
        if abs(step).max() < 1e-3:
            break
    used = [no for no, weight in enumerate(solution[1:]) if abs(weight) >= LEAST_WEIGHT]
    start = solution[0] - sum(solution[1 + no] * centre[no] / scale[no] for no in used)
    return {"intercept": start} | {names[no]: solution[1 + no] / scale[no] for no in used}


def cascade(one, weights):
    body = probabilities(one.columns["fast"], weights["fast"])
    if doubt(one.outline, body) < web.MOST_DOUBT:
        return body
    body = probabilities(one.columns["full"], weights["full"])
    return body if doubt(one.outline, body) < web.LOST else one.columns["full"]["trafilatura"]


def f1(pages, bodies):
    shares = []
    for one, body in zip(pages, bodies, strict=True):
        kept = [block.text for block, likely in zip(one.outline.blocks, body, strict=True) if likely > web.LEAST_LIKELY]
        gold, found = Counter(shingles(one.gold)), Counter(shingles("\n".join(kept)))
        common = (gold & found).total()
        shares.append((common / max(1, found.total()), common / gold.total()))
    precision, recall = (mean(share[no] for share in shares) for no in (0, 1))
    return {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall}


def cross_validate(pages):
    """Scores by model and folder, every page judged by weights fitted without its site."""
    sites = sorted({one.site for one in pages})
    np.random.default_rng(0).shuffle(sites)
    fold = {site: no % FOLDS for no, site in enumerate(sites)}
    found = {"fast": {}, "full": {}, "cascade": {}}
    for no in range(FOLDS):
        rest = [one for one in pages if fold[one.site] != no]
        weights = {model: fit(rest, model) for model in ("fast", "full")}
        for at, one in enumerate(pages):
            if fold[one.site] == no:
                found["fast"][at], found["full"][at] = (probabilities(one.columns[model], weights[model]) for model in ("fast", "full"))
                found["cascade"][at] = cascade(one, weights)
    folders = {
        folder: [at for at, one in enumerate(pages) if one.folder == folder] for folder in dict.fromkeys(one.folder for one in pages)
    }
    return {
        model: {folder: f1([pages[at] for at in own], [bodies[at] for at in own]) for folder, own in folders.items()}
        for model, bodies in found.items()
    }


def write(pages, target):
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["model", "feature", "weight"])
        for model in ("fast", "full"):
            writer.writerows([model, name, f"{weight:.3g}"] for name, weight in fit(pages, model).items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, metavar="CSV", help="write the weights fitted on all pages")
    args = parser.parse_args()
    pages = [one for folder in args.folders for one in load(folder)]
    for model, scores in cross_validate(pages).items():
        for folder, merits in scores.items():
            print(f"{model:8} {folder:10} {' '.join(f'{name} {value:.4f}' for name, value in merits.items())}")
    if args.write:
        write(pages, args.write)


if __name__ == "__main__":
    main()
