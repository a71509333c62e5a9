from xml.etree import ElementTree as ET

import pytest
from benchmarks.plot import scatter

_NAMES = {"svg": "http://www.w3.org/2000/svg"}


@pytest.mark.parametrize(
    "points",
    [
        [("newsledger", 6500.0, 91.4), ("A & B", 27.0, 69.7), ("slow", 0.5, 12.0)],
        [("one", 10.0, 50.0), ("same", 10.0, 50.0)],
    ],
)
def test_every_system_is_a_point_inside_the_picture(points):
    drawn = ET.fromstring(scatter(points, "speed", "F1"))
    circles = drawn.findall("svg:circle", _NAMES)
    assert len(circles) == len(points)
    assert all(0 <= float(c.get("cx")) <= 720 and 0 <= float(c.get("cy")) <= 400 for c in circles)
    assert {label for label, *_ in points} <= {text.text for text in drawn.findall("svg:text", _NAMES)}


def test_faster_stands_further_right_and_better_higher():
    fast, slow = ET.fromstring(scatter([("fast", 900.0, 90.0), ("slow", 20.0, 60.0)], "speed", "F1")).findall("svg:circle", _NAMES)
    assert float(fast.get("cx")) > float(slow.get("cx"))
    assert float(fast.get("cy")) < float(slow.get("cy"))


def test_labels_of_neighbours_do_not_overlap():
    drawn = ET.fromstring(scatter([("left", 368.0, 40.3), ("right", 456.0, 40.3)], "speed", "F1"))
    heights = {text.text: float(text.get("y")) for text in drawn.findall("svg:text", _NAMES)}
    assert abs(heights["left"] - heights["right"]) >= 14
