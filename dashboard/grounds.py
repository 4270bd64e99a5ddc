"""Which parts of the world the base map shows fine: few boxes about what is drawn.

Events of several crises lie far apart, and one box about them all would be the world, and coarse.
What is known to a wide area only, such as a country, has boxes of its own under the others, or it
would make the ground of a town in it coarse as well.
"""

from collections.abc import Sequence

import numpy as np

Bounds = tuple[float, float, float, float]
MOST = 12
CELL = 2.0
SMALLEST, MOST_ROOM = 5.0, 12.0
# Degrees across; a box no larger is drawn as fine as the outlines are.
FINE_TO = 24.0
# So many degrees across, an area lies under the others.
WIDE_AREA = 8.0
# More islands of cells than this lie about everywhere: one box holds them all.
SCATTERED = 60


def grounds(boxes: np.ndarray) -> list[Bounds]:
    """Gather boxes into a few, each with room about it to look around; those to lie under first.

    Parameters
    ----------
    boxes
        Rows of west, south, east, north; a point is a box without size.

    Examples
    --------
    >>> grounds(np.array([[46.0, 39.0, 46.0, 39.0], [46.5, 39.5, 47.0, 40.0]]))
    [(43.5, 37.0, 49.5, 42.0)]
    """
    if not len(boxes):
        return []
    sides = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    wide, narrow = boxes[sides > WIDE_AREA], boxes[sides <= WIDE_AREA]
    return [*_grounds_of(wide), *_grounds_of(narrow)]


def _grounds_of(boxes: np.ndarray) -> list[Bounds]:
    """Gather boxes into a few that lie apart."""
    if not len(boxes):
        return []
    islands = _islands(np.unique(boxes, axis=0))
    if len(islands) > SCATTERED:
        islands = [_about(islands)]
    return _apart(islands)


def padded(bounds: Bounds) -> Bounds:
    """Widen a box so that there is room to look around on any screen, and to a few degrees."""
    west, south, east, north = bounds
    width, height = east - west, north - south
    side = max(width, height) * 0.6
    pad_x = min(max(width * 0.9, side, SMALLEST / 2), MOST_ROOM)
    pad_y = min(max(height * 0.8, side, SMALLEST / 2 * 0.8), MOST_ROOM)
    return (
        max(west - pad_x, -180.0),
        max(south - pad_y, -85.0),
        min(east + pad_x, 180.0),
        min(north + pad_y, 85.0),
    )


def _islands(boxes: np.ndarray) -> list[Bounds]:
    """Join boxes whose cells touch, on a grid of a few degrees."""
    owners: dict[tuple[int, int], list[int]] = {}
    corners = np.floor(boxes / CELL).astype(int)
    for number, (west, south, east, north) in enumerate(corners.tolist()):
        for x in range(west, east + 1):
            for y in range(south, north + 1):
                owners.setdefault((x, y), []).append(number)
    found: list[Bounds] = []
    while owners:
        waiting = [next(iter(owners))]
        members: set[int] = set()
        while waiting:
            x, y = waiting.pop()
            members.update(owners.pop((x, y), ()))
            near = [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            waiting.extend(cell for cell in near if cell in owners)
        rows = boxes[sorted(members)]
        low, high = rows[:, :2].min(axis=0), rows[:, 2:].max(axis=0)
        found.append((float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    return found


def _about(boxes: Sequence[Bounds]) -> Bounds:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _apart(islands: list[Bounds]) -> list[Bounds]:
    """Join what is fine together as well, then the nearest, until few are left.

    Between two boxes the ground is coarse: where both are in one view, the seam would show.
    """
    while len(islands) > 1:
        pairs = [(a, b) for i, a in enumerate(islands) for b in islands[i + 1 :]]
        pairs.sort(key=lambda pair: _gap(*pair))
        near = (pair for pair in pairs if _is_one(*pair))
        joined = next(near, pairs[0] if len(islands) > MOST else None)
        if joined is None:
            break
        islands = [island for island in islands if island not in joined]
        islands.append(_about(joined))
    return sorted(_room(island, islands) for island in islands)


def _is_one(one: Bounds, other: Bounds) -> bool:
    """Tell whether two boxes lie in each other, or are fine together."""
    return _gap(one, other) <= 0 or _width(padded(_about((one, other)))) <= FINE_TO


def _room(island: Bounds, islands: Sequence[Bounds]) -> Bounds:
    """Widen a box, and no farther than half the way to any other."""
    west, south, east, north = padded(island)
    for other in islands:
        if _gap((west, south, east, north), padded(other)) > 0 or other == island:
            continue
        across = max(island[0] - other[2], other[0] - island[2])
        down = max(island[1] - other[3], other[1] - island[3])
        if across >= down:
            middle = (min(island[2], other[2]) + max(island[0], other[0])) / 2
            west, east = (
                (max(west, middle), east) if other[0] < island[0] else (west, min(east, middle))
            )
        else:
            middle = (min(island[3], other[3]) + max(island[1], other[1])) / 2
            south, north = (
                (max(south, middle), north) if other[1] < island[1] else (south, min(north, middle))
            )
    return west, south, east, north


def _width(box: Bounds) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _gap(one: Bounds, other: Bounds) -> float:
    """Measure the degrees between two boxes, 0 where they overlap."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, down, 0.0)
