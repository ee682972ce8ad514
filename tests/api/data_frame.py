"""The obligations as a data frame: who bears how many of which strength, and on what."""

import pandas as pd

import treaty


def obligations_frame(accord: treaty.Corpus) -> pd.DataFrame:
    return pd.DataFrame(treaty.find_obligations(accord)).set_index("id")


if __name__ == "__main__":
    frame = obligations_frame(treaty.load("jpn"))
    print(pd.crosstab(frame["bearer"], frame["strength"]))
    print(frame.explode("topics")["topics"].value_counts().head(3))
