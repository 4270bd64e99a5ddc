"""Rivers and lakes for maps: Natural Earth's of 1:10 million, with their ranks."""

from pathlib import Path

import shapely

from .shapes import FINE, write_layer


def write_waters(rivers: Path, lakes: Path, folder: Path) -> None:
    """Write centre lines of rivers and areas of lakes, each with its rank.

    Parameters
    ----------
    rivers, lakes
        Files of shapes; their column ``scalerank`` has 0 for the largest and 10 for the smallest.
    folder
        Where the files go.
    """
    import geopandas as gpd

    for path, name in ((rivers, "rivers.npz"), (lakes, "lakes.npz")):
        frame = gpd.read_file(path)
        shapes = list(shapely.simplify(frame.geometry, FINE))
        write_layer(folder / name, shapes, {"rank": frame["scalerank"].astype(int).tolist()})
