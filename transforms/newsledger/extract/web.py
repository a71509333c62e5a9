"""The body of a web page: the blocks that a small model, informed by other extractors, takes for the article, less what cues rule out.

A cascade: Resiliparse and JSON-LD are asked about every page, trafilatura only where the model is in doubt without it. A page
that leaves the model lost is trafilatura's; one where all find next to nothing goes through the classifier of plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import html

from newsledger.contracts.records import Block
from newsledger.extract import extractors, json_ld, plain
from newsledger.extract.block_features import features, of_votes
from newsledger.extract.block_labels import labelled
from newsledger.extract.block_model import doubt, probabilities
from newsledger.extract.lines import key
from newsledger.extract.outline import Outline, PageBlock, outline
from newsledger.extract.page import flat_text
from newsledger.extract.placing import Floats
from newsledger.extract.vocabulary import Vocabulary

FAST_VOTES = ("resiliparse", "json_ld")
LEAST_LIKELY = 0.45
# In doubt about more than this share of what is kept, trafilatura is asked; about more than all of it, its word is taken.
MOST_DOUBT = 0.15
LOST = 1.0
_WRONG_A_DOUBT = 1.5
_LEAST_CHARACTERS = 250
_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks in order, and the share of the kept text, between 0 and 1, that is expected to be the article's."""

    blocks: list[Block]
    agreement: float
    is_modelled: bool = False


def find_body(content: str, root: html.HtmlElement, titles: frozenset[str], vocabulary: Vocabulary) -> Body:
    """The blocks of the page, those of the body kept. A fragment, as feeds carry it, is all body but for clear cues."""
    page = outline(root)
    texts = [block.text for block in page.blocks] or flat_text(content)
    if not _PAGE.search(content, 0, 4096):
        return Body(plain.clean(texts, vocabulary), 1.0)
    if not page.blocks:
        return _by_lines(texts, vocabulary)
    body, doubtful = _likely(content, root, page, titles, vocabulary.block_weights)
    blocks = labelled(page, body, LEAST_LIKELY, vocabulary, titles)
    if _kept(blocks) < _LEAST_CHARACTERS:
        rescued = _by_lines(texts, vocabulary)
        if _kept(rescued.blocks) > _kept(blocks):
            return rescued
    # Measured by cross-validation: one and a half times what the model expects to be wrong is missed or too much.
    return Body(blocks, max(0.0, 1 - _WRONG_A_DOUBT * doubtful), is_modelled=True)


def title_keys(*titles: str | None) -> frozenset[str]:
    """What the headings that open the article may read."""
    return frozenset(written for title in titles if title and (written := key(title)))


def fast_votes(content: str, root: html.HtmlElement, blocks: list[PageBlock]) -> dict[str, list[bool]]:
    """What Resiliparse and the page's JSON-LD take for the body."""
    found = (extractors.resiliparse(content), json_ld.body(root))
    return {name: extractors.kept(blocks, text) for name, text in zip(FAST_VOTES, found, strict=True)}


def _likely(
    content: str, root: html.HtmlElement, page: Outline, titles: frozenset[str], weights: Mapping[str, Mapping[str, float]]
) -> tuple[Floats, float]:
    """P(body) of each block, and the doubt about the page."""
    votes: Mapping[str, Sequence[bool]] = fast_votes(content, root, page.blocks)
    base = features(page, titles)
    body = probabilities(of_votes(votes, base), weights["fast"])
    doubtful = doubt(page, body)
    if doubtful < MOST_DOUBT:
        return body, doubtful
    votes = {**votes, "trafilatura": extractors.kept(page.blocks, extractors.by_trafilatura(content))}
    columns = of_votes(votes, base)
    body = probabilities(columns, weights["full"])
    doubtful = doubt(page, body)
    return (body, doubtful) if doubtful < LOST else (columns["trafilatura"], doubtful)


def _by_lines(texts: Sequence[str], vocabulary: Vocabulary) -> Body:
    blocks = plain.classify(texts, vocabulary)
    return Body(blocks, plain.agreement(blocks) / 2)


def _kept(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.is_kept)
