"""What can be said of each block of a page, as numbers: its wording, its place, its neighbours, and who else takes it for the body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from newsledger.extract.lines import binding_share, ends_sentence, is_sentence, key
from newsledger.extract.outline import Outline, PageBlock
from newsledger.extract.placing import Columns, Floats, Placing

_KINDS = {"p": "p", "li": "li", "dd": "li", "dt": "li", "td": "cell", "th": "cell", "tr": "cell", "table": "cell", "tbody": "cell"}
_KINDS |= {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h5", "pre": "pre", "blockquote": "quote", "button": "button"}
_KINDS |= dict.fromkeys(("div", "section", "article", "main", "body", "center"), "div")
_KINDS |= {"figcaption": "caption"} | dict.fromkeys(("label", "form", "input"), "form")
_KIND_NAMES = (*dict.fromkeys(_KINDS.values()), "other")
_SUBHEADS = ("h2", "h3", "h4")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNS = re.compile(r"[|»›→]")
_CHARACTERS_A_WORD = 6
_LONG_KEY = 60
_LONGEST_SEARCHED = 300_000


def features(page: Outline, titles: Collection[str]) -> Columns:
    """A column for each feature, a row for each block. ``titles`` are keys of what the headings that open the article may read."""
    texts = [block.text for block in page.blocks]
    characters = np.array([len(text) for text in texts], dtype=float)
    words = np.maximum(1.0, characters / _CHARACTERS_A_WORD)
    linked = np.minimum(1.0, np.array([block.linked for block in page.blocks]) / characters)
    sentence = _flags(is_sentence(text) for text in texts)
    placing = Placing(page, np.where((sentence > 0) & (linked < 0.5), characters * (1 - linked), 0.0), characters)
    kinds = [_KINDS.get(page.spots[block.spot].tag, "other") for block in page.blocks]
    columns = _wording(page.blocks, words, linked, sentence) | placing.columns() | _order(page, placing, titles, kinds)
    columns |= {f"is:{kind}": _flags(own == kind for own in kinds) for kind in _KIND_NAMES}
    columns["subhead"] = _flags(kind in _SUBHEADS for kind in kinds)
    columns |= _like_blocks(page, placing, characters, linked) | _neighbours(columns, words)
    return columns | _together(columns)


def _wording(blocks: Sequence[PageBlock], words: Floats, linked: Floats, sentence: Floats) -> Columns:
    texts = [block.text for block in blocks]
    length = np.log1p(words) / 3
    return {
        "length": length,
        "length2": length**2,
        "linked": linked,
        "all_linked": (linked > 0.9).astype(float),
        "all_bold": _flags(block.bold > 0.9 * len(block.text) for block in blocks),
        "sentence": sentence,
        "tiny": (words <= 2).astype(float),
        "short": (words <= 8).astype(float),
        "long": (words > 30).astype(float),
        "ends": _flags(ends_sentence(text) for text in texts),
        "binding": np.array([min(0.5, binding_share(text)) for text in texts]),
        "capitals": _flags(text.isupper() for text in texts),
        "digit_first": _flags(text[0].isdigit() for text in texts),
        "low_first": _flags(text[0].islower() for text in texts),
        "no_letter": _flags(not any(c.isalpha() for c in text[:20]) for text in texts),
        "asks": _flags("?" in text[-2:] for text in texts),
        "colon": _flags(text.endswith(":") for text in texts),
        "year": _flags(len(text) < 84 and bool(_YEAR.search(text)) for text in texts),
        "title_case": np.array([_title_case(text) for text in texts]),
        "sign": _flags(bool(_SIGNS.search(text[:200])) for text in texts),
    }


def _title_case(text: str) -> float:
    begun = text[:120].split()[:12]
    return sum(word[0].isupper() for word in begun) / max(1, len(begun))


def _order(page: Outline, placing: Placing, titles: Collection[str], kinds: Sequence[str]) -> Columns:
    """Before or after the title and the first and last running text; said twice on the page."""
    count, keys = len(kinds), [key(block.text) for block in page.blocks]
    number, read = np.arange(count), np.cumsum(placing.prose) / placing.total
    heads = [no for no, kind in enumerate(kinds) if kind in {"h1", "h2"} and keys[no] in titles]
    heads = heads or [no for no, kind in enumerate(kinds) if kind == "h1"]
    head = heads[0] if heads else -1
    running = np.flatnonzero((placing.prose > 0) & (placing.in_main > 0))
    first, last = (int(running[0]), int(running[-1])) if len(running) else (0, count - 1)
    times, long = Counter(keys), "|".join(text for text in keys if len(text) > _LONG_KEY)
    # Looking for each block in all others takes quadratic time: only in pages of a usual length.
    long = long if len(long) <= _LONGEST_SEARCHED else ""
    return {
        "place": number / max(1, count),
        "read": read,
        "beginning": (read < 0.02).astype(float),
        "end": (read > 0.985).astype(float),
        "above_title": (number < head).astype(float),
        "under_title": ((number > head) & (number <= head + 4) & (head >= 0)).astype(float),
        "untitled": np.full(count, float(head < 0)),
        "is_title": _flags(text in titles for text in keys),
        "before_first": (number < first).astype(float),
        "just_before": ((number < first) & (number >= first - 3)).astype(float),
        "after_last": (number > last).astype(float),
        "just_after": ((number > last) & (number <= last + 3)).astype(float),
        "twice": _flags(times[text] > 1 for text in keys),
        "quoted": _flags(len(text) > 30 and _is_inside(text, long) for text in keys),
    }


def _is_inside(text: str, long: str) -> bool:
    """Whether ``text`` is part of one of the long blocks, itself aside."""
    first = long.find(text)
    return first >= 0 and (len(text) <= _LONG_KEY or long.find(text, first + 1) >= 0)


def _like_blocks(page: Outline, placing: Placing, characters: Floats, linked: Floats) -> Columns:
    """How the blocks with the same element and parent, by tag and names, are on the whole."""
    spots, numbers = page.spots, dict[tuple[str, str, str, str], int]()
    kind = []
    for block in page.blocks:
        own, over = spots[block.spot], spots[spots[block.spot].parent]
        kind.append(numbers.setdefault((own.tag, own.names, over.tag, over.names), len(numbers)))
    mass, size, links, count = (np.bincount(kind, of)[kind] for of in (placing.prose, characters, characters * linked, characters * 0 + 1))
    same = np.array([0.0, *(one == other for one, other in pairwise(kind))])
    return {
        "like:mass": mass / placing.total,
        "like:root_mass": np.sqrt(mass / placing.total),
        "like:density": mass / size,
        "like:linked": links / size,
        "like:count": np.log1p(count) / 4,
        "like:-1": same,
        "like:+1": _shifted(same, -1),
    }


def _neighbours(columns: Columns, words: Floats) -> Columns:
    found = {
        f"{name}{by:+d}": _shifted(columns[name], by)
        for name in ("sentence", "length", "linked", "in_main", "subhead", "is:li")
        for by in (-2, -1, 1, 2)
    }
    running = np.where((columns["sentence"] > 0) & (columns["linked"] < 0.5), words, 0.0)
    for width in (3, 8):
        found[f"running:{width}"] = np.log1p(_around(running, width)) / 6
        found[f"linked:{width}"] = _around(columns["linked"] * words, width) / np.maximum(1.0, _around(words, width))
    return found


def of_votes(votes: Mapping[str, Sequence[bool]], columns: Columns) -> Columns:
    """``columns`` and those of ``votes``, which say by extractor which blocks it keeps."""
    columns, short = dict(columns), columns["short"]
    kept = {name: np.array(vote, dtype=float) for name, vote in votes.items()}
    for name, vote in kept.items():
        columns |= {f"{name}": vote, f"{name}*short": vote * short, f"{name}-1": _shifted(vote, -1), f"{name}+1": _shifted(vote, 1)}
    if len(kept) > 1:
        total = sum(kept.values(), np.zeros(len(short)))
        columns |= {"all_keep": (total == len(kept)).astype(float), "none_keeps": (total == 0).astype(float)}
    return columns


_PAIRS = defaultdict(list, {"sentence": ["long", "in_main"], "linked": ["length", "is:li"], "is:pre": ["length"]})
_PAIRS |= {"subhead": ["in_main", "sentence+1", "linked+1", "linked"], "is:p": ["sentence", "linked", "in_main"]}


def _together(columns: Columns) -> Columns:
    return {f"{one}*{other}": columns[one] * columns[other] for one, others in _PAIRS.items() for other in others}


def _shifted(values: Floats, by: int) -> Floats:
    """Each row's value of the row ``by`` before (negative: after) it; 0 beyond the ends."""
    shifted = np.zeros(len(values))
    if by > 0:
        shifted[by:] = values[:-by]
    else:
        shifted[:by] = values[-by:]
    return shifted


def _around(values: Floats, width: int) -> Floats:
    """The sum over each row and ``width`` rows to either side."""
    sums = np.concatenate([np.zeros(width + 1), np.cumsum(values), np.full(width, values.sum())])
    within: Floats = sums[2 * width + 1 :] - sums[: len(values)]
    return within


def _flags(values: Iterable[bool]) -> Floats:
    return np.array(list(values), dtype=np.float64)
