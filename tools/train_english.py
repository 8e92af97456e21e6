"""Train the English syntax pipeline that ships in hearsay/reading/english/.

    python tools/train_english.py TREEBANKS OUT [--steps N] [--work DIR]

TREEBANKS holds UD English-EWT and GUM as {en_ewt,gum}-{train,dev}.conllu.gz. OUT receives the pipeline.
The checkpoint is chosen on the development parts; the scores written to OUT/scores.json are theirs, from raw text.

Reports use curly quotation marks and headlines far more than treebanks do. Both are made from the training
sentences: half of the paragraphs with quotation marks get typographic ones, and short sentences are repeated as
headlines (capitalised, articles and full stop left out). Nothing but the treebanks goes in.
"""

import argparse
import gzip
import json
import pathlib
import random
import sys
import tempfile

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus
from spacy.util import compile_infix_regex

HERE = pathlib.Path(__file__).parent
SENTENCES_A_DOC = 8  # paragraphs longer than this are cut, so that batches stay even
HEADLINE_WORDS = range(4, 15)
HEADLINE_SHARE = 0.18
CURLY_SHARE = 0.5
SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with"}  # articles, prepositions
    | {"and", "or", "but", "as", "is", "are", "was", "were", "be", "been", "not"}  # conjunctions, auxiliaries
)


def read_conllu(path):
    """Paragraphs of sentences; a sentence is a list of word rows with a flag for the space after each word."""
    paragraph, sentence, multiword = [], [], None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")) and paragraph:
                yield paragraph
                paragraph = []
            elif not line:
                if sentence:
                    paragraph.append(sentence)
                sentence, multiword = [], None
                if len(paragraph) == SENTENCES_A_DOC:
                    yield paragraph
                    paragraph = []
            elif line[0] != "#":
                columns = line.split("\t")
                number = columns[0]
                spaced = "SpaceAfter=No" not in columns[9]
                if "." in number:
                    continue
                if "-" in number:
                    first, last = map(int, number.split("-"))
                    multiword = (first, last, columns[1], spaced)
                    continue
                sentence.append(
                    {
                        "form": columns[1],
                        "lemma": columns[2],
                        "pos": columns[3],
                        "tag": columns[4],
                        "morph": columns[5] if columns[5] != "_" else "",
                        "head": int(columns[6]),
                        "dep": columns[7],
                        "space": spaced,
                    }
                )
                if multiword and int(number) <= multiword[1]:
                    whole = multiword[2]
                    pieces = [row["form"] for row in sentence[multiword[0] - 1 :]]
                    if int(number) == multiword[1]:
                        sentence[-1]["space"] = multiword[3]
                        if "".join(pieces) != whole:  # "dont" written as do + not: keep the surface
                            respell(sentence[multiword[0] - 1 :], whole)
                        multiword = None
                    else:
                        sentence[-1]["space"] = False
    if sentence:
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def respell(rows, whole):
    """Give the words of a contraction forms that join to what is written."""
    at = 0
    for i, row in enumerate(rows):
        left = len(rows) - i - 1
        end = len(whole) if not left else min(len(whole) - left, at + max(1, len(row["form"])))
        row["form"] = whole[at:end]
        at = end


def curly(paragraph):
    """The same paragraph with typographic quotation marks and apostrophes."""
    opened = False
    for sentence in paragraph:
        for row in sentence:
            form = row["form"]
            if form in ('"', "``", "''"):
                opened = form == "``" or (form == '"' and not opened)
                row["form"] = "“" if opened else "”"
            elif "'" in form:
                row["form"] = "‘" if form == "'" and row["tag"] == "``" else form.replace("'", "’")
    return paragraph


def headline(sentence):
    """The sentence as a headline, or None where it does not make one."""
    children = {row["head"] for row in sentence}
    drop = {
        i
        for i, row in enumerate(sentence, 1)
        if i not in children
        and (
            (row["pos"] == "DET" and row["form"].lower() in ("a", "an", "the"))
            or (i == len(sentence) and row["form"] == ".")
        )
    }
    rows, number = [], {0: 0}
    for i, row in enumerate(sentence, 1):
        if i not in drop:
            rows.append(dict(row))
            number[i] = len(rows)
    if len(rows) not in HEADLINE_WORDS or not any(row["pos"] == "VERB" for row in rows):
        return None
    for i, row in enumerate(rows):
        row["head"] = number.get(row["head"], 0)
        if row["form"].islower() and (i == 0 or row["form"] not in SMALL_WORDS) and not row["form"].startswith("'"):
            row["form"] = row["form"][0].upper() + row["form"][1:]
    return rows


def make_doc(vocab, paragraph):
    words, spaces, heads, deps, tags, poses, morphs, lemmas, starts = ([] for _ in range(9))
    for sentence in paragraph:
        base = len(words)
        for i, row in enumerate(sentence):
            words.append(row["form"])
            spaces.append(row["space"])
            heads.append(base + (row["head"] - 1 if row["head"] else i))
            deps.append(row["dep"] if row["head"] else "ROOT")
            tags.append(row["tag"])
            poses.append(row["pos"])
            morphs.append(row["morph"])
            lemmas.append(row["lemma"])
            starts.append(i == 0)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=poses,
        morphs=morphs,
        lemmas=lemmas,
        sent_starts=None if heads else starts,
    )


def paragraphs_of(folder, part):
    for name in ("en_ewt", "gum"):
        yield from read_conllu(folder / f"{name}-{part}.conllu.gz")


def convert(folder, part, target, vocab, augment, chance):
    bin_ = DocBin(store_user_data=False)
    headlines = 0
    for paragraph in paragraphs_of(folder, part):
        titles = [h for s in paragraph if augment and chance.random() < HEADLINE_SHARE and (h := headline(s))]
        marked = any(row["form"] in ('"', "``", "''", "'") or "'" in row["form"] for s in paragraph for row in s)
        if augment and marked and chance.random() < CURLY_SHARE:
            paragraph = curly(paragraph)
        bin_.add(make_doc(vocab, paragraph))
        for title in titles:
            bin_.add(make_doc(vocab, [title]))
            headlines += 1
    bin_.to_disk(target)
    print(f"{part}: {len(bin_)} paragraphs, {headlines} of them made headlines", file=sys.stderr)


def blank_english():
    """spaCy's English tokenizer, which also cuts a number from a word behind a hyphen ("12-day") as UD does."""
    nlp = spacy.blank("en")
    infixes = [*nlp.Defaults.infixes, r"(?<=[0-9])[-–](?=[A-Za-z])", r"(?<=[A-Za-z])[–](?=[A-Za-z0-9])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


@spacy.registry.callbacks("hearsay.tokenizer.v1")
def set_tokenizer():
    def change(nlp):
        nlp.tokenizer.infix_finditer = blank_english().tokenizer.infix_finditer
        return nlp

    return change


def evaluate(nlp, path):
    examples = list(Corpus(path)(nlp))
    scores = nlp.evaluate(examples)
    keys = ("token_f", "sents_f", "pos_acc", "tag_acc", "dep_uas", "dep_las", "lemma_acc")
    return {key: round(100 * scores[key], 1) for key in keys if scores.get(key) is not None}


def add_verbs(nlp):
    """Base forms of English verbs, irregular ones by their forms (WordNet, by way of spacy-lookups-data), to mend
    the lemmas of rare verbs with."""
    from spacy.lookups import load_lookups

    tables = load_lookups("en", ["lemma_index", "lemma_exc"])
    verbs = {verb: verb for verb in sorted(tables.get_table("lemma_index")["verb"])}
    irregular = {form: bases[0] for form, bases in sorted(tables.get_table("lemma_exc")["verb"].items())}
    nlp.vocab.lookups.add_table("verbs", verbs)
    nlp.vocab.lookups.add_table("irregular_verbs", irregular)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=6500)
    parser.add_argument("--work", type=pathlib.Path, help="folder for intermediate files, kept")
    options = parser.parse_args()
    work = options.work or pathlib.Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    vocab = blank_english().vocab
    chance = random.Random(1)
    convert(options.treebanks, "train", work / "train.spacy", vocab, True, chance)
    convert(options.treebanks, "dev", work / "dev.spacy", vocab, False, chance)

    from spacy.cli.train import train

    train(
        HERE / "en_syntax.cfg",
        work / "run",
        overrides={
            "paths.train": str(work / "train.spacy"),
            "paths.dev": str(work / "dev.spacy"),
            "training.max_steps": options.steps,
            "training.optimizer.learn_rate.total_steps": options.steps,
        },
    )
    finish(work, options)


def finish(work, options):
    """Measure the best checkpoint on each development part and store it."""
    nlp = spacy.load(work / "run" / "model-best")
    scores = {}
    for name in ("en_ewt", "gum"):
        bin_ = DocBin(store_user_data=False)
        for paragraph in read_conllu(options.treebanks / f"{name}-dev.conllu.gz"):
            bin_.add(make_doc(nlp.vocab, paragraph))
        bin_.to_disk(work / f"{name}.spacy")
        scores[f"{name} dev"] = evaluate(nlp, work / f"{name}.spacy")
    nlp.config["nlp"]["after_creation"] = None  # the tokenizer is stored with its patterns: nothing of ours at loading
    add_verbs(nlp)
    nlp.to_disk(options.out)
    (options.out / "scores.json").write_text(
        json.dumps({"spacy": spacy.__version__, "steps": options.steps, "scores": scores}, indent=1) + "\n"
    )
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
