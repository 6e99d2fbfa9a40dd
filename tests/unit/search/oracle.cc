#include "oracle.h"

#include <algorithm>

#include "index/concepts.h"
#include "index/stored.h"
#include "record/instrument.h"
#include "search/units.h"
#include "text/analyse.h"

namespace gbalex::tests {
namespace {

using text::Token;
using text::TokenKind;

const std::vector<std::string> kFacets = {"region",   "kind",  "subject", "status",
                                          "language", "level", "year"};

// Folded, runs of blanks as one, and none where the script changes.
std::u32string letters(std::string_view text) {
  const std::u32string folded = text::fold(text::fold_key(text)).characters;
  const auto script = [](char32_t c) {
    if (text::is_han(c)) return 1;
    if (c >= U'0' && c <= U'9') return 2;
    return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250) ? 3 : 0;
  };
  std::u32string plain;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == U' ' && i > 0 && i + 1 < folded.size()) {
      const int before = script(folded[i - 1]), behind = script(folded[i + 1]);
      if (before != 0 && behind != 0 && before != behind) continue;
    }
    plain += folded[i];
  }
  return plain;
}

bool stands_in(const std::string& text, const std::string& phrase) {
  const std::u32string all = letters(text), part = letters(phrase);
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  const auto letter = [](char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250);
  };
  const auto one_word = [&](char32_t a, char32_t b) {
    return (letter(a) && letter(b)) || (digit(a) && digit(b));
  };
  for (std::size_t at = 0; at + part.size() <= all.size(); ++at) {
    if (all.compare(at, part.size(), part) != 0) continue;
    const std::size_t end = at + part.size();
    if (at > 0 && one_word(all[at - 1], all[at])) continue;
    if (end < all.size() && one_word(all[end - 1], all[end])) continue;
    return true;
  }
  return false;
}

// What the analyser makes of a text, without the dictionary words.
void read_words(const std::string& text, record::Language language, std::set<std::string>& words,
                bool single_characters) {
  for (const Token& token : text::analyse(text, language)) {
    if (token.kind == TokenKind::dictionary_word) continue;
    if (token.kind == TokenKind::unigram && token.position == 0 && !single_characters) continue;
    words.insert(token.term);
  }
}

bool is_stop(const std::string& word) {
  const auto units = search::make_units(word);
  return units.size() == 1 && units.front().stop;
}

// One thing that is wanted: any of its forms.
struct Wanted {
  Token token;
  std::set<std::string> forms;
  bool stop = false;
};

std::vector<Wanted> wanted_by(const std::string& text) {
  std::vector<Wanted> all;
  const std::vector<Token> english = text::analyse(text, record::Language::en);
  const std::vector<Token> portuguese = text::analyse(text, record::Language::pt);
  for (const Token& token : english) {
    if (token.position == 0) continue;
    Wanted wanted;
    wanted.token = token;
    wanted.forms = {token.term};
    if (token.kind == TokenKind::word) {
      wanted.stop = is_stop(token.term);
      for (const Token& form : english) {
        const bool other = form.kind == TokenKind::stem || form.kind == TokenKind::number;
        if (other && form.span == token.span) wanted.forms.insert(form.term);
      }
      for (const Token& form : portuguese) {
        if (form.kind == TokenKind::stem && form.span == token.span) wanted.forms.insert(form.term);
      }
    }
    all.push_back(wanted);
  }
  return all;
}

bool any_in(const std::set<std::string>& forms, const std::set<std::string>& held) {
  return std::any_of(forms.begin(), forms.end(),
                     [&held](const std::string& form) { return held.count(form) > 0; });
}

}  // namespace

Oracle::Oracle(const std::vector<index::Document>& documents,
               const std::vector<record::Concept>& concepts, const record::Date& day)
    : documents_(documents), thesaurus_(index::concept_labels(concepts)), day_(day) {
  for (const index::Document& one : documents) {
    Read read;
    for (const index::Field& field : one.fields) {
      for (const auto& label : thesaurus_.find(field.text)) {
        read.concepts.insert(label.number);
        held_concepts_.insert(label.number);
      }
      const bool title = field.kind == index::FieldKind::title;
      const bool heading = field.kind == index::FieldKind::heading;
      if (index::is_about(field.kind)) {
        read_words(field.text, field.language, read.context, false);
        continue;
      }
      read_words(field.text, field.language, read.words, true);
      read.texts.push_back(field.text);
      if (title) {
        read_words(field.text, field.language, read.title, true);
        read.titles.push_back(field.text);
      }
      if (heading) {
        read_words(field.text, field.language, read.heading, true);
        read.headings.push_back(field.text);
      }
    }
    read_.push_back(std::move(read));
  }
}

std::set<std::size_t> Oracle::matching(const search::Node& root) const {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (holds(root, i, false)) found.insert(i);
  }
  return found;
}

bool Oracle::holds(const search::Node& node, std::size_t document, bool excluded) const {
  if (const auto* all = std::get_if<search::All>(&node.is)) {
    for (const search::Node& part : all->of) {
      if (!holds(part, document, excluded)) return false;
    }
    return true;
  }
  if (const auto* any = std::get_if<search::Any>(&node.is)) {
    for (const search::Node& part : any->of) {
      if (holds(part, document, excluded)) return true;
    }
    return false;
  }
  if (const auto* no = std::get_if<search::Not>(&node.is)) {
    return !holds(no->of.front(), document, !excluded);
  }
  if (const auto* words = std::get_if<search::Words>(&node.is)) {
    return holds(*words, document, excluded);
  }
  if (const auto* phrase = std::get_if<search::Phrase>(&node.is)) return holds(*phrase, document);
  return passes(std::get<search::Filters>(node.is), document, "");
}

std::vector<text::Thesaurus::Match> Oracle::outermost_labels(const std::string& text) const {
  std::vector<text::Thesaurus::Match> all = thesaurus_.find(text);
  std::erase_if(all, [this](const auto& label) { return !held_concepts_.contains(label.number); });
  std::vector<text::Thesaurus::Match> outermost;
  for (const auto& label : all) {
    const bool inside = std::any_of(all.begin(), all.end(), [&label](const auto& other) {
      return other.span.begin <= label.span.begin && label.span.end <= other.span.end &&
             !(other.span == label.span);
    });
    if (!inside) outermost.push_back(label);
  }
  return outermost;
}

bool Oracle::holds_by_concept(const Token& token, const std::vector<text::Thesaurus::Match>& labels,
                              const Read& read) const {
  bool inside = false, first = false, second = false;
  for (const auto& label : labels) {
    const bool held = read.concepts.count(label.number) > 0;
    const bool begins = label.span.begin <= token.span.begin && token.span.begin < label.span.end;
    const bool ends = label.span.begin < token.span.end && token.span.end <= label.span.end;
    if (begins && ends && held) return true;
    inside = inside || (begins && ends);
    first = first || (begins && held);
    second = second || (ends && held);
  }
  // A pair on the edge of a label: the concept and the other character, or both concepts.
  if (inside || token.kind != TokenKind::bigram) return false;
  const std::u32string pair = text::fold(token.term).characters;
  const auto stands = [&read](char32_t character) {
    const std::string term = text::to_text(std::u32string(1, character));
    return read.words.count(term) > 0 || read.context.count(term) > 0;
  };
  return (first && second) || (first && stands(pair[1])) || (second && stands(pair[0]));
}

bool Oracle::holds(const search::Words& words, std::size_t document, bool excluded) const {
  const Read& read = read_[document];
  const std::vector<text::Thesaurus::Match> labels = outermost_labels(words.text);
  const std::vector<Wanted> wanted = wanted_by(words.text);
  const bool only_stops =
      std::all_of(wanted.begin(), wanted.end(), [](const Wanted& one) { return one.stop; });
  for (const Wanted& one : wanted) {
    if (one.stop && !only_stops) continue;
    bool held = false;
    if (words.field == search::TextField::title) {
      held = any_in(one.forms, read.title);
    } else if (words.field == search::TextField::heading) {
      held = any_in(one.forms, read.heading);
    } else {
      held = any_in(one.forms, read.words) ||
             (!excluded &&
              (any_in(one.forms, read.context) || holds_by_concept(one.token, labels, read)));
    }
    if (!held) return false;
  }
  return true;
}

bool Oracle::holds(const search::Phrase& phrase, std::size_t document) const {
  const Read& read = read_[document];
  const std::vector<std::string>& texts = phrase.field == search::TextField::title ? read.titles
                                          : phrase.field == search::TextField::heading
                                              ? read.headings
                                              : read.texts;
  return std::any_of(texts.begin(), texts.end(),
                     [&phrase](const std::string& text) { return stands_in(text, phrase.text); });
}

std::set<std::string> Oracle::values(std::size_t document, const std::string& facet) const {
  const index::Document& one = documents_[document];
  std::set<std::string> values;
  if (facet == "region") {
    values.emplace(record::code(one.region));
    for (const record::Region region : one.compares) values.emplace(record::code(region));
    if (values.count("guangdong") > 0) values.insert("mainland");
  } else if (facet == "kind") {
    values.emplace(record::code(one.kind));
  } else if (facet == "subject") {
    values.insert(one.subjects.begin(), one.subjects.end());
  } else if (facet == "language") {
    for (const record::Language language : one.languages) values.emplace(record::code(language));
  } else if (facet == "level") {
    if (!one.level.empty()) values.insert(one.level);
  } else if (facet == "year") {
    if (one.year > 0) values.insert(std::to_string(one.year));
  } else if (one.kind == record::Kind::instrument || one.kind == record::Kind::provision) {
    const auto state =
        record::status_on(one.recorded_status, one.first_effective, one.from, one.to, day_);
    values.emplace(record::code(state.status));
  }
  return values;
}

bool Oracle::passes(const search::Filters& filters, std::size_t document,
                    const std::string& but) const {
  const auto one_of = [&](const std::string& facet, const std::vector<std::string>& wanted) {
    if (wanted.empty() || facet == but) return true;
    const std::set<std::string> held = values(document, facet);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&held](const std::string& value) { return held.count(value) > 0; });
  };
  const auto codes = [](const auto& wanted) {
    std::vector<std::string> all;
    for (const auto value : wanted) all.emplace_back(record::code(value));
    return all;
  };
  const index::Document& one = documents_[document];
  if (!one_of("region", codes(filters.regions)) || !one_of("kind", codes(filters.kinds)) ||
      !one_of("subject", filters.subjects) || !one_of("status", codes(filters.statuses)) ||
      !one_of("language", codes(filters.languages)) || !one_of("level", filters.levels)) {
    return false;
  }
  if (!filters.years.empty() && but != "year") {
    const bool in_years = std::any_of(
        filters.years.begin(), filters.years.end(), [&one](const search::YearRange& range) {
          return one.year > 0 && one.year >= range.from.value_or(one.year) &&
                 one.year <= range.to.value_or(one.year);
        });
    if (!in_years) return false;
  }
  return filters.issuers.empty() ||
         std::any_of(filters.issuers.begin(), filters.issuers.end(),
                     [&one](const std::string& issuer) { return stands_in(one.issuer, issuer); });
}

std::set<std::size_t> Oracle::filtered(const std::set<std::size_t>& matching,
                                       const search::Filters& filters) const {
  std::set<std::size_t> kept;
  for (const std::size_t document : matching) {
    if (passes(filters, document, "")) kept.insert(document);
  }
  return kept;
}

Oracle::Counted Oracle::counted(const std::set<std::size_t>& matching,
                                const search::Filters& filters, search::Group group) const {
  const auto group_of = [&](std::size_t document) {
    const index::Document& one = documents_[document];
    const bool law = one.kind == record::Kind::instrument || one.kind == record::Kind::provision;
    return group == search::Group::instrument && law ? "law " + one.id : std::to_string(document);
  };
  std::set<std::string> all;
  std::map<std::string, std::map<std::string, std::set<std::string>>> groups;
  for (const std::size_t document : matching) {
    if (passes(filters, document, "")) all.insert(group_of(document));
    for (const std::string& facet : kFacets) {
      if (!passes(filters, document, facet)) continue;
      for (const std::string& value : values(document, facet)) {
        groups[facet][value].insert(group_of(document));
      }
    }
  }
  Counted counted;
  counted.total = static_cast<int>(all.size());
  for (const auto& [facet, by_value] : groups) {
    for (const auto& [value, of] : by_value) {
      counted.facets[facet][value] = static_cast<int>(of.size());
    }
  }
  return counted;
}

}  // namespace gbalex::tests
