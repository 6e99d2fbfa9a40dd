#include "search/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "search/units.h"
#include "search/weights.h"
#include "text/symbols.h"

namespace gbalex::search {

namespace {

using text::Symbol;
using text::Token;
using text::TokenKind;

enum Place : std::size_t { kBody, kHeading, kTitle, kElsewhere, kAnswer, kPlaces };

Place place_of(index::FieldKind kind) {
  switch (kind) {
    case index::FieldKind::body:
      return kBody;
    case index::FieldKind::heading:
      return kHeading;
    case index::FieldKind::title:
      return kTitle;
    case index::FieldKind::answer:
      return kAnswer;
    default:
      return kElsewhere;
  }
}

std::uint64_t pair_key(Symbol first, Symbol second) {
  return (std::uint64_t{first} << 32U) | second;
}

// The key under which a term of analyse() stands in a view; 0 for terms that are not looked for.
std::uint64_t key_of(std::string_view term) {
  if (term.empty()) return 0;
  const bool word = (term.front() >= 'a' && term.front() <= 'z') ||
                    (term.front() >= '0' && term.front() <= '9') || term.front() == 'Z';
  const std::u32string characters = word ? U"" : text::fold(term).characters;
  const bool han =
      !characters.empty() && std::all_of(characters.begin(), characters.end(), text::is_han);
  if (han && characters.size() == 1) return characters[0];
  if (han && characters.size() == 2) return pair_key(characters[0], characters[1]);
  const auto lead = static_cast<unsigned char>(term.front());
  const bool prefixed = lead < 0x80 && !word;  // "N103", "Acap559"
  return prefixed ? 0 : text::symbol_of(term);
}

// Where the last sentence begins, in bytes: there a question says what is asked. It holds the last
// token.
std::size_t last_sentence(std::string_view text, const std::vector<Token>& tokens) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"。", "？", "！", "；", "?", "!", ";", ". ", "\n"});
  std::size_t at = 0;
  for (const Token& token : tokens) at = std::max(at, token.span.begin);
  for (; at > 0; --at) {
    for (const std::string_view end : kEnds) {
      if (text.substr(0, at).ends_with(end)) return at;
    }
  }
  return 0;
}

double rarity(double documents, double frequency) {
  return std::log1p((documents - frequency + 0.5) / (frequency + 0.5));
}

// Of BM25: what so many times are worth.
double part(double times, double normaliser) {
  return times * (kBm25K1 + 1) / (times + normaliser);
}

void share(double& held, double total) { held = total > 0 ? held / total : 0; }

}  // namespace

struct QueryEvidence::Counts {
  std::vector<std::array<std::uint16_t, kPlaces>> terms;
  std::vector<std::array<std::uint16_t, kPlaces>> concepts;
  std::vector<std::uint32_t> seen_at;  // the place where a term was counted last
  std::vector<char> wants;
  double near = 0;
  // The pairs and words of the last kNear places, to find where most of them stand together.
  struct Standing {
    std::uint32_t at;
    std::int32_t term;
  };
  std::vector<Standing> window;
  std::vector<std::uint16_t> inside;  // how often each term stands in the window
};

QueryEvidence::QueryEvidence(const index::Reader& reader, std::string_view text, const Plan& plan) {
  average_length_ = std::max(reader.database().get_avlength() / 2, 1.0);
  constexpr std::size_t kFirstSize = 256;
  table_.resize(kFirstSize);
  add_terms(reader, text);
  add_wants(plan);
  add_concepts(plan);
}

QueryEvidence::Entry& QueryEvidence::entry(std::uint64_t key) {
  if (2 * entries_ >= table_.size()) {
    std::vector<Entry> larger(2 * table_.size());
    larger.swap(table_);
    entries_ = 0;
    for (const Entry& each : larger) {
      if (each.key != 0) entry(each.key) = each;
    }
  }
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;
  std::size_t at = ((key * kSpread) >> 32U) & (table_.size() - 1);
  while (table_[at].key != 0 && table_[at].key != key) at = (at + 1) & (table_.size() - 1);
  if (table_[at].key == 0) {
    table_[at].key = key;
    ++entries_;
    known_.set(key & 0xFFFFU);
    known_.set((key >> 32U) & 0xFFFFU);
  }
  return table_[at];
}

const QueryEvidence::Entry* QueryEvidence::find(std::uint64_t key) const {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;
  std::size_t at = ((key * kSpread) >> 32U) & (table_.size() - 1);
  while (table_[at].key != 0) {
    if (table_[at].key == key) return &table_[at];
    at = (at + 1) & (table_.size() - 1);
  }
  return nullptr;
}

void QueryEvidence::add_terms(const index::Reader& reader, std::string_view text) {
  const auto documents = static_cast<double>(reader.database().get_doccount());
  std::vector<Token> tokens = text::analyse(text, record::Language::en);
  std::vector<text::Span> words;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::dictionary_word) words.push_back(token.span);
    const bool counts = token.kind == TokenKind::unigram || token.kind == TokenKind::word;
    length_ += counts ? 1 : 0;
  }
  const std::size_t last_begins = last_sentence(text, tokens);
  // A word may be Portuguese whatever else it may be.
  for (const Token& token : text::analyse(text, record::Language::pt, text::Extras::citations)) {
    if (token.kind == TokenKind::stem) tokens.push_back(token);
  }
  std::map<std::string, std::int32_t> numbers;  // of terms, by their first form
  for (const Token& token : tokens) {
    const bool character = token.kind == TokenKind::unigram;
    const bool pair = token.kind == TokenKind::bigram;
    const bool word = token.kind == TokenKind::word;
    if (!character && !pair && !word) continue;
    if (word && is_stop_word(token.term)) continue;
    const bool last = token.span.begin >= last_begins;
    const auto [number, is_new] =
        numbers.try_emplace(token.term, static_cast<std::int32_t>(terms_.size()));
    if (!is_new) {
      Term& term = terms_[static_cast<std::size_t>(number->second)];
      term.last = term.last || last;
      term.repeated += 1;
      continue;
    }
    Term term;
    term.character = character || word;
    term.pair = pair || word;
    term.word = word || (pair && std::any_of(words.begin(), words.end(), [&](const auto& span) {
                           return span.begin <= token.span.begin && token.span.end <= span.end;
                         }));
    term.last = last;
    std::uint32_t frequency = reader.frequency(token.term);
    entry(key_of(token.term)).term = number->second;
    for (const Token& form : tokens) {
      if (!word || form.kind != TokenKind::stem || !(form.span == token.span)) continue;
      frequency = std::max(frequency, reader.frequency(form.term));
      entry(key_of(form.term)).term = number->second;
    }
    term.idf = rarity(documents, static_cast<double>(frequency));
    terms_.push_back(term);
  }
  constexpr double kSaturation = 7;  // BM25's k3
  for (Term& term : terms_) {
    term.repeated = (kSaturation + 1) * term.repeated / (kSaturation + term.repeated);
  }
}

void QueryEvidence::add_wants(const Plan& plan) {
  for (const Want& want : plan.wants) {
    for (const std::string& form : want.group.any_of) {
      const std::uint64_t key = key_of(form);
      if (key == 0) continue;
      Entry& place = entry(key);
      if (place.want < 0) place.want = static_cast<std::int32_t>(wants_.size());
    }
    wants_.push_back(want.idf);
  }
}

void QueryEvidence::add_concepts(const Plan& plan) {
  for (const WantedConcept& wanted : plan.concepts) {
    entry(text::symbol_of(wanted.term)).concept_ = static_cast<std::int32_t>(concepts_.size());
    concepts_.push_back(wanted);
  }
}

void QueryEvidence::count(const index::View& view, Near near, Counts& counts) const {
  counts.terms.assign(terms_.size(), {});
  counts.concepts.assign(concepts_.size(), {});
  counts.seen_at.assign(terms_.size(), 0);
  counts.wants.assign(wants_.size(), 0);
  counts.inside.assign(terms_.size(), 0);
  counts.window.clear();
  counts.near = 0;
  std::size_t first = 0;  // of the window
  double held = 0;
  std::uint32_t at = 0;  // counts on through the parts
  for (const index::View::Part& part : view.parts) {
    const Place place = place_of(part.kind);
    const bool context = index::is_about(part.kind);
    Symbol before = text::kMark;
    at += kNear;
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      const Symbol symbol = view.symbols[i] & ~text::kSamePlaceFlag;
      // Another form of a word, or a concept that begins here: pairs of characters go on behind it.
      const bool same_place = text::is_same_place(view.symbols[i]);
      at += same_place ? 0 : 1;
      if (!known_.test(symbol & 0xFFFFU)) {
        if (!same_place) before = text::kMark;
        continue;
      }
      const auto take = [&](std::uint64_t key) {
        const Entry* const found = find(key);
        if (found == nullptr) return;
        if (found->want >= 0) counts.wants[static_cast<std::size_t>(found->want)] = 1;
        if (found->concept_ >= 0) {
          const auto number = static_cast<std::size_t>(found->concept_);
          for (const std::size_t want : concepts_[number].wants) counts.wants[want] = 1;
          if (!context) ++counts.concepts[number][place];
        }
        if (found->term < 0 || (context && place != kAnswer)) return;
        const auto term = static_cast<std::size_t>(found->term);
        if (counts.seen_at[term] == at) return;  // by another of its forms
        counts.seen_at[term] = at;
        ++counts.terms[term][place];
        if (near == Near::left_out || !terms_[term].pair || place != kBody) return;
        counts.window.push_back({at, found->term});
        if (counts.inside[term]++ == 0) held += terms_[term].idf;
        for (; counts.window[first].at + kNear < at; ++first) {
          const auto gone = static_cast<std::size_t>(counts.window[first].term);
          if (--counts.inside[gone] == 0) held -= terms_[gone].idf;
        }
        counts.near = std::max(counts.near, held);
      };
      if (symbol == text::kMark) {
        before = text::kMark;
        continue;
      }
      take(symbol);
      if (same_place) continue;
      const bool han = text::is_han_symbol(symbol);
      if (han && before != text::kMark) take(pair_key(before, symbol));
      before = han ? symbol : text::kMark;
    }
  }
}

double QueryEvidence::length_norm(std::uint32_t length) const {
  const double relative = std::max(length / average_length_, kBm25MinLength);
  return kBm25K1 * (1 - kBm25B + kBm25B * relative);
}

void QueryEvidence::sum_up_concepts(const index::View& view, const Counts& counts,
                                    Evidence& evidence) const {
  const double of_all = length_norm(view.length);
  double total = 0;
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    const double idf = concepts_[i].idf;
    const auto& places = counts.concepts[i];
    const double times = std::accumulate(places.begin(), places.end(), 0.0);
    total += idf;
    if (times == 0) continue;
    evidence.concepts += idf * part(times, of_all);
    evidence.concepts_held += idf;
    evidence.concepts_in_title += places[kTitle] > 0 ? idf : 0;
  }
  share(evidence.concepts_held, total);
  share(evidence.concepts_in_title, total);
}

void QueryEvidence::sum_up(const index::View& view, const Counts& counts,
                           Evidence& evidence) const {
  const double of_all = length_norm(view.length), of_body = length_norm(view.body_length);
  double characters = 0, pairs = 0, words = 0, all = 0;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const Term& term = terms_[i];
    const auto& times = counts.terms[i];
    characters += term.character ? term.idf : 0;
    pairs += term.pair ? term.idf : 0;
    words += term.word ? term.idf : 0;
    const double total = times[kBody] + times[kHeading] + times[kTitle] + times[kElsewhere];
    const double sums = (term.character ? 1 : 0) + (term.pair ? 1 : 0) +
                        (term.word ? Evidence::kWordShare : 0);  // it counts in so many
    all += sums * term.idf;
    if (times[kAnswer] > 0) {
      evidence.answer += sums * term.idf * part(times[kAnswer], kBm25K1);
      evidence.answer_held += sums * term.idf;
    }
    if (total == 0) continue;
    const double whole = term.idf * part(total, of_all);
    if (term.character) {
      evidence.characters += whole;
      evidence.characters_held += term.idf;
    }
    if (term.pair) {
      evidence.pairs += whole;
      evidence.pairs_held += term.idf;
    }
    if (term.word) {
      evidence.words += whole;
      evidence.words_held += term.idf;
    }
    evidence.body += sums * term.idf * part(times[kBody], of_body);
    evidence.heading += sums * term.idf * part(times[kHeading], kBm25K1);
    evidence.title += sums * term.idf * part(times[kTitle], kBm25K1);
    evidence.best_term = std::max(evidence.best_term, whole);
    evidence.last_sentence += term.last ? sums * whole : 0;
    evidence.repeated += sums * whole * term.repeated;
  }
  share(evidence.characters_held, characters);
  share(evidence.pairs_held, pairs);
  share(evidence.words_held, words);
  share(evidence.answer_held, all);
  evidence.near = pairs > 0 ? counts.near / pairs : 0;
}

Evidence QueryEvidence::look_at(const index::View& view, Near near) const {
  thread_local Counts counts;  // spares its allocations
  count(view, near, counts);
  Evidence evidence;
  sum_up(view, counts, evidence);
  sum_up_concepts(view, counts, evidence);
  double total = 0;
  for (std::size_t i = 0; i < wants_.size(); ++i) {
    total += wants_[i];
    if (counts.wants[i] == 0) continue;
    evidence.coverage += wants_[i];
    ++evidence.wants;
  }
  if (total > 0) evidence.coverage /= total;
  return evidence;
}

}  // namespace gbalex::search
