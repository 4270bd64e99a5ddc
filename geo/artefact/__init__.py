"""What makes the files of `geo/data` from pinned packages; never needed at run time."""
