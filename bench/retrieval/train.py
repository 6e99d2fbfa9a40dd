#!/usr/bin/env python3
"""Learns the weights of the second stage of ranking: src/search/learned_weights.h.

usage: train.py [--write HEADER [--extend]] NAME=FEATURES,JUDGMENTS[,SHARE] ...

FEATURES is what `gbalex eval --features` writes. JUDGMENTS is a TREC qrels file (qid<TAB>document<TAB>grade) or judged
queries of the library (*.jsonl: id, relevant: kind, id, provision, grade). SHARE (default 1) is how much a collection
counts beside the others; 0: it is only measured. With --extend the weights of HEADER stay for every feature that a
collection of share 0 knows, and the others are learned beside them: what only the library has (kinds of records, regions,
concepts, ties) is learned without touching how statutes are ranked.

The model is a weighted sum of features. Each judged document of a query stands against all that are not judged: the
weights minimise the cross entropy of that choice, with a penalty on their squares; each feature is scaled by its spread
first. (Judged documents against each other, as in ListNet, lost .013 of nDCG@10 on one collection and .02 on another.)
What speaks for a document by its meaning never counts against it, nor the other way round: see FOR and AGAINST.
Printed: nDCG@10 and R@100 of each collection, by cross-validation over its queries (five parts) and, for each
collection, of weights learned from the other collections alone."""
import json
import re
import sys

import numpy as np
from scipy.optimize import minimize

PENALTY = 2e-3
NEGATIVES = 500  # of each query, the best of the first stage
FOLDS = 5
FOR = set('''first_stage best_term last_sentence repeated characters_held pairs_held words_held near concepts
    concepts_held concepts_in_title title_in_query query_in_title heading_in_query query_in_heading cited
    liability_asked statute_law_asked contact_asked link_asked contact_named instrument_named title_asked heading_asked
    region_named refers cited_by_best provision_by_best cites_best link_to_best answer answer_held'''.split())
AGAINST = {'region_other', 'ended', 'beaten_topic'}


def articles(provision):
    """'art42(1)' -> {'art42'}; 'art213..215' -> its members."""
    provision = re.sub(r'[(/].*$', '', provision or '')
    ends = re.fullmatch(r'([a-z]+)(\d+)\.\.(\d+)', provision)
    if not ends:
        return {provision}
    return {f'{ends[1]}{n}' for n in range(int(ends[2]), int(ends[3]) + 1)}


def library_judgments(path):
    """Grades by query: a function of the document's name."""
    judged = {}
    for line in open(path, encoding='utf-8'):
        query = json.loads(line)
        if query.get('expect') == 'none' or not query.get('relevant'):
            continue
        judged[query['id']] = query['relevant']

    def grade(query, document):
        kind, _, rest = document.partition(':')
        name, _, provision = rest.partition('/')
        for each in judged[query]:
            same = each['kind'] == kind and each['id'] == name
            if same and (kind != 'provision' or articles(provision) & articles(each.get('provision'))):
                return each['grade']
        return 0
    ideals = {query: sorted((r['grade'] for r in relevant), reverse=True) for query, relevant in judged.items()}
    return grade, ideals


def trec_judgments(path):
    judged = {}
    for line in open(path, encoding='utf-8'):
        query, document, grade = line.split()
        if int(grade) > 0:
            judged.setdefault(query, {})[document] = int(grade)
    ideals = {query: sorted(grades.values(), reverse=True) for query, grades in judged.items()}
    return lambda query, document: judged[query].get(document, 0), ideals


class Collection:
    def __init__(self, name, features, judgments, share):
        self.name, self.share = name, share
        grade, self.ideals = (library_judgments if judgments.endswith('.jsonl') else trec_judgments)(judgments)
        rows = {}
        with open(features, encoding='utf-8') as lines:
            self.features = next(lines).rstrip('\n').split('\t')[2:]
            for line in lines:
                query, document, values = line.split('\t', 2)
                if query in self.ideals:
                    rows.setdefault(query, []).append((grade(query, document), np.array(values.split('\t'), float)))
        self.queries = []
        for query, ideal in self.ideals.items():
            found = rows.get(query, [])
            grades = np.array([g for g, _ in found], float)
            values = np.array([v for _, v in found]) if found else np.zeros((0, len(self.features)))
            self.queries.append((grades, values, ideal))

    def measure(self, weights, queries):
        ndcg, recall = [], []
        for index in queries:
            grades, values, ideal = self.queries[index]
            order = np.argsort(-(values @ weights), kind='stable')
            got = grades[order]
            dcg = lambda g: float(np.sum(np.asarray(g[:10]) / np.log2(np.arange(len(g[:10])) + 2)))
            ndcg.append(dcg(got) / dcg(ideal))
            recall.append(np.count_nonzero(got[:100]) / len(ideal))
        return np.array([np.mean(ndcg), np.mean(recall)])


def lists(collection, queries):
    """(features, target) of each query that has a judged document among its candidates."""
    for index in queries:
        grades, values, _ = collection.queries[index]
        if not grades.any():
            continue
        kept = np.unique(np.concatenate([np.flatnonzero(grades), np.arange(min(NEGATIVES, len(grades)))]))
        yield values[kept], grades[kept] / grades.sum()


def learn(parts, kept=None):
    """`parts`: (collection, indexes of its queries). `kept`: a weight for each feature that is not learned, else NaN."""
    groups = [(list(lists(collection, queries)), collection.share) for collection, queries in parts]
    groups = [(found, share) for found, share in groups if found and share > 0]
    spread = np.concatenate([values for found, _ in groups for values, _ in found]).std(0)
    kept = np.full(len(spread), np.nan) if kept is None else kept
    used = (spread > 1e-9) & np.isnan(kept)
    given = np.nan_to_num(kept)
    stacked = []
    for found, share in groups:
        sizes = np.array([len(target) for _, target in found])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        whole = np.concatenate([v for v, _ in found])
        values = whole[:, used] / spread[used]
        target = np.concatenate([t for _, t in found])
        stacked.append((values, whole @ given, target, starts, np.repeat(np.arange(len(found)), sizes),
                        share / len(found)))

    def loss(w):
        total, gradient = PENALTY * w @ w, 2 * PENALTY * w
        for values, given_sums, target, starts, owner, share in stacked:
            sums = given_sums + values @ w
            powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
            judged = target > 0
            others = np.add.reduceat(np.where(judged, 0, powers), starts)
            against = others[owner[judged]] + 1e-30
            both = powers[judged] + against
            total -= share * float(target[judged] @ np.log(powers[judged] / both))
            pull = np.zeros(len(starts))
            np.add.at(pull, owner[judged], target[judged] / both)
            slope = np.where(judged, 0, powers) * pull[owner]
            slope[judged] = -target[judged] * against / both
            gradient = gradient + share * (values.T @ slope)
        return total, gradient

    bounds = [(0 if name in FOR else None, 0 if name in AGAINST else None)
              for name, is_used in zip(parts[0][0].features, used) if is_used]
    best = minimize(loss, np.zeros(int(used.sum())), jac=True, bounds=bounds, method='L-BFGS-B', options={'maxiter': 200})
    weights = given
    weights[used] = best.x / spread[used]
    return weights


def main():
    arguments = sys.argv[1:]
    header = arguments[1] if arguments[:1] == ['--write'] else None
    arguments = arguments[2:] if header else arguments
    extend = header and arguments[:1] == ['--extend']
    collections = []
    for argument in arguments[1:] if extend else arguments:
        name, _, rest = argument.partition('=')
        files = rest.split(',')
        collections.append(Collection(name, files[0], files[1], float(files[2]) if len(files) > 2 else 1.0))
    if not collections:
        sys.exit(__doc__)
    kept = weights_of(header, collections) if extend else None
    everything = {c.name: np.arange(len(c.queries)) for c in collections}
    shuffled = {c.name: np.random.RandomState(1).permutation(len(c.queries)) for c in collections}
    crossed = {c.name: 0 for c in collections}
    for fold in range(FOLDS):
        held = {name: order[fold::FOLDS] for name, order in shuffled.items()}
        weights = learn([(c, np.setdiff1d(everything[c.name], held[c.name])) for c in collections], kept)
        for c in collections:
            crossed[c.name] = crossed[c.name] + c.measure(weights, held[c.name]) * len(held[c.name])
    weights = learn([(c, everything[c.name]) for c in collections], kept)
    for c in collections:
        n = len(c.queries)
        others = [(o, everything[o.name]) for o in collections if o is not c and o.share > 0]
        alone = c.measure(learn(others, kept), everything[c.name]) if others else [0, 0]
        fitted, over = c.measure(weights, everything[c.name]), crossed[c.name] / n
        pool = np.mean([np.count_nonzero(g) / len(i) for g, _, i in c.queries])
        print(f'{c.name:9} cross-validated nDCG@10 {over[0]:.4f} R@100 {over[1]:.4f} · fitted {fitted[0]:.4f} '
              f'{fitted[1]:.4f} · from the others {alone[0]:.4f} {alone[1]:.4f} · candidates hold {pool:.4f}', flush=True)
    if header:
        write(header, collections[0].features, weights)


def weights_of(header, collections):
    """The weights of a header for the features that vary in a collection of share 0, else NaN."""
    written = dict(re.findall(r'\{"(\w+)", (-?[\d.]+)\}', open(header, encoding='utf-8').read()))
    weights = np.full(len(collections[0].features), np.nan)
    for collection in collections:
        if collection.share > 0:
            continue
        spread = np.concatenate([values for _, values, _ in collection.queries if len(values)]).std(0)
        for index in np.flatnonzero(spread > 1e-9):
            weights[index] = float(written[collection.features[index]])
    return weights


def write(header, names, weights):
    rows = ''.join(f'    {{"{name}", {weight:.4f}}},\n' for name, weight in zip(names, weights))
    with open(header, 'w', encoding='utf-8') as out:
        out.write(f'''// The weights of the second stage. Written by bench/retrieval/train.py; do not edit by hand.
#pragma once

#include <array>
#include <string_view>

#include "search/features.h"

namespace gbalex::search {{

struct Learned {{
  std::string_view feature;
  double weight;
}};

inline constexpr std::array<Learned, kFeatures> kLearnedWeights = {{{{
{rows}}}}};

}}  // namespace gbalex::search
''')


if __name__ == '__main__':
    main()
