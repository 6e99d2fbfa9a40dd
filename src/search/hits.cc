#include "search/hits.h"

#include <algorithm>
#include <set>

#include "index/labels.h"
#include "index/stored.h"
#include "record/instrument.h"
#include "search/spans.h"

namespace gbalex::search {

namespace {

using index::Field;
using index::FieldKind;

// A field and where the query stands in it.
struct Marked {
  const Field* field = nullptr;
  std::vector<Mark> marks;
};

std::vector<Mark> marks_of(const index::Reader::Found& document, std::size_t field,
                           const Showing& showing, Marking marking) {
  const std::string& text = document.stored->fields[field].text;
  const Marker& marker = showing.marker;
  if (!marker.only_han()) {
    return find_marks(text, *showing.index.spans(document, field), marker, marking);
  }
  const text::Thesaurus* labels =
      marker.has_concepts() ? &showing.index.thesaurus().labels : nullptr;
  return find_marks(text, index::han_spans(text, labels), marker, marking);
}

std::vector<Marked> mark_fields(const index::Reader::Found& document, const Showing& showing,
                                Marking marking, bool headings_only = false) {
  std::vector<Marked> marked;
  const std::vector<Field>& fields = document.stored->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (headings_only && fields[i].kind != FieldKind::heading) continue;
    marked.push_back({&fields[i], marks_of(document, i, showing, marking)});
  }
  return marked;
}

bool any_marks(const std::vector<Marked>& fields) {
  return std::any_of(fields.begin(), fields.end(),
                     [](const Marked& field) { return !field.marks.empty(); });
}

struct Passage {
  const Field* field = nullptr;
  Snippet snippet;
};

// What a snippet may be cut from. The labels of a provision ("art 42 article 42") are ours.
bool is_quotable(const Field& field, record::Kind kind) {
  if (field.kind == FieldKind::body) return true;
  return field.kind == FieldKind::number && kind != record::Kind::provision;
}

bool is_word(const Mark& mark, const Marker& marker) {
  return marker.concept_of(mark.term).empty();
}

// Whether a passage of the field shows the match. A number that holds the name of a concept
// ("cn-copyright-law") shows it only to who typed that name.
bool shows_match(const Marked& marked, const Marker& marker) {
  if (marked.field->kind != FieldKind::number) return !marked.marks.empty();
  return std::any_of(marked.marks.begin(), marked.marks.end(),
                     [&marker](const Mark& mark) { return is_word(mark, marker); });
}

// The best passages, one a language in the order of the reader's chain.
std::vector<Passage> passages(const std::vector<Marked>& fields, record::Kind kind,
                              const Showing& showing) {
  std::vector<Passage> all;
  for (const record::Language language : record::fallback_chain(showing.reader)) {
    Passage best;
    for (const Marked& marked : fields) {
      if (marked.field->language != language || !is_quotable(*marked.field, kind)) continue;
      if (!shows_match(marked, showing.marker)) continue;
      Snippet here = snippet(marked.field->text, marked.marks);
      const bool better = best.field == nullptr || here.weight > best.snippet.weight;
      if (better) best = {marked.field, std::move(here)};
    }
    if (best.field != nullptr) all.push_back(std::move(best));
  }
  return all;
}

// A title or heading that matched in a language in which it is not shown.
Passage hidden_title(const std::vector<Marked>& fields, record::Language reader) {
  for (const record::Language language : record::fallback_chain(reader)) {
    for (const Marked& marked : fields) {
      const FieldKind kind = marked.field->kind;
      const bool is_title = kind == FieldKind::title || kind == FieldKind::heading;
      if (!is_title || marked.field->language != language || marked.marks.empty()) continue;
      return {marked.field, snippet(marked.field->text, marked.marks)};
    }
  }
  return {};
}

Passage beginning(const std::vector<Marked>& fields, record::Language reader) {
  for (const record::Language language : record::fallback_chain(reader)) {
    for (const Marked& marked : fields) {
      const Field& field = *marked.field;
      if (field.kind != FieldKind::body || field.language != language) continue;
      return {&field, snippet(field.text, {})};
    }
  }
  return {};
}

// The passage that shows the match: the first of the chain that shows nearly as much of it as any,
// else what matched in titles, else the beginning of a text.
Passage choose_passage(const index::Stored& document, const std::vector<Marked>& fields,
                       const Hit& hit, const Showing& showing) {
  constexpr double kNearlyAll = 0.7;
  std::vector<Passage> all = passages(fields, document.kind, showing);
  double most = 0;
  for (const Passage& passage : all) most = std::max(most, passage.snippet.weight);
  for (Passage& passage : all) {
    if (passage.snippet.weight >= kNearlyAll * most) return std::move(passage);
  }
  if (hit.title_marked.empty() && hit.heading_marked.empty()) {
    Passage title = hidden_title(fields, showing.reader);
    if (title.field != nullptr) return title;
  }
  return beginning(fields, showing.reader);
}

// Whether the marked terms stand in one of the words for a region or a subject.
bool names_label(const index::Label* label, const Marker& marker) {
  if (label == nullptr) return false;
  const auto marks = [&marker](std::string_view words, record::Language language) {
    return !find_marks(words, index::term_spans(words, language), marker, Marking::loose).empty();
  };
  return marks(label->zh, record::Language::zh_hans) || marks(label->en, record::Language::en) ||
         marks(label->pt, record::Language::pt);
}

void add_once(std::vector<MatchedIn>& matched, MatchedIn::Where where,
              const std::string& value = "") {
  const auto same = [&](const MatchedIn& match) {
    return match.where == where && match.value == value;
  };
  if (std::none_of(matched.begin(), matched.end(), same)) matched.push_back({where, value});
}

void add_context(std::vector<MatchedIn>& matched, const index::Stored& document,
                 const Marker& marker) {
  bool any = names_label(index::region_label(document.region), marker);
  if (any) add_once(matched, MatchedIn::Where::region);
  for (const std::string& subject : document.subjects) {
    if (!names_label(index::subject_label(subject), marker)) continue;
    add_once(matched, MatchedIn::Where::subject, subject);
    any = true;
  }
  if (!any) add_once(matched, MatchedIn::Where::context);
}

// The concepts that stand in the context alone, and there not by the words that were typed.
std::set<std::string> concepts_of_context(const std::vector<Marked>& fields, const Marker& marker) {
  std::set<std::string> in_context, seen;
  for (const auto& [field, marks] : fields) {
    if (field->kind == FieldKind::answer) continue;  // told as such
    for (const Mark& mark : marks) {
      const std::string id = marker.concept_of(mark.term);
      if (id.empty()) continue;
      const auto typed = [&mark = mark, &marker](const Mark& other) {
        return meet(other, mark) && is_word(other, marker);
      };
      const bool shown =
          field->kind != FieldKind::context || std::any_of(marks.begin(), marks.end(), typed);
      (shown ? seen : in_context).insert(id);
    }
  }
  for (const std::string& id : seen) in_context.erase(id);
  return in_context;
}

std::vector<MatchedIn> places_of(const index::Stored& document, const std::vector<Marked>& fields,
                                 const Marker& marker, const Known& known) {
  std::vector<MatchedIn> matched;
  if (known.cited) add_once(matched, MatchedIn::Where::citation);
  bool in_context = false;
  for (const Marked& marked : fields) {
    if (marked.marks.empty()) continue;
    switch (marked.field->kind) {
      case FieldKind::title:
        add_once(matched, MatchedIn::Where::title);
        break;
      case FieldKind::heading:
        add_once(matched, MatchedIn::Where::heading);
        break;
      case FieldKind::number:
        add_once(matched, MatchedIn::Where::number);
        break;
      case FieldKind::body:
        add_once(matched, MatchedIn::Where::text);
        break;
      case FieldKind::context:
        in_context = in_context ||
                     std::any_of(marked.marks.begin(), marked.marks.end(),
                                 [&marker](const Mark& mark) { return is_word(mark, marker); });
        break;
      case FieldKind::answer:
        add_once(matched, MatchedIn::Where::answer);
    }
  }
  if (in_context) add_context(matched, document, marker);
  for (const std::string& id : concepts_of_context(fields, marker)) {
    add_once(matched, MatchedIn::Where::concept_, id);
  }
  if (known.refers) add_once(matched, MatchedIn::Where::reference);
  return matched;
}

// The shown title or heading with its marks; empty when it has none.
std::string marked_text(const std::vector<Marked>& fields, FieldKind kind, const ShownText& shown) {
  for (const Marked& marked : fields) {
    const bool same = marked.field->kind == kind && marked.field->language == shown.language &&
                      marked.field->text == shown.text;
    if (same && !marked.marks.empty()) return highlighted(shown.text, marked.marks);
  }
  return "";
}

}  // namespace

Marker make_marker(const Understood& understood, const Plan& plan, const Query& query) {
  Marker marker;
  marker.add(understood.units);
  for (const auto& [words, meaning] : understood.meanings) {
    if (words->field != TextField::anywhere) marker.add(meaning.units);
  }
  for (const Phrase* phrase : wanted_phrases(query.root)) marker.add_phrase(phrase->text);
  for (const Want& want : plan.wants) {
    for (const std::string& term : want.group.any_of) marker.set_weight(term, want.idf);
  }
  for (const WantedConcept& wanted : plan.concepts) {
    marker.add_concept(wanted.term, wanted.id, wanted.idf);
  }
  return marker;
}

ShownText pick_text(const index::Stored& document, FieldKind kind, record::Language reader) {
  for (const record::Language language : record::fallback_chain(reader)) {
    for (const Field& field : document.fields) {
      if (field.kind == kind && field.language == language) {
        return {field.text, field.language, field.status};
      }
    }
  }
  return {"", reader, record::TextStatus::unmarked};
}

namespace {

Hit without_snippet(const index::Stored& document, const Showing& showing) {
  Hit hit{};
  hit.kind = document.kind;
  hit.id = document.id;
  hit.provision = document.provision;
  hit.title = pick_text(document, FieldKind::title, showing.reader);
  hit.heading = pick_text(document, FieldKind::heading, showing.reader);
  hit.url = url_of(document.kind, document.id, document.provision);
  hit.region = document.region;
  hit.status = record::Status::in_force;
  hit.has_status = index::has_status(document.kind);
  if (hit.has_status) {
    const record::StatusOnDay state =
        record::status_on(document.recorded_status, document.first_effective, document.from,
                          document.to, showing.day);
    hit.status = state.status;
    hit.status_from_dates = state.from_dates;
  }
  hit.languages = document.languages;
  hit.snippet_language = showing.reader;
  return hit;
}

}  // namespace

Hit make_hit(const index::Reader::Found& document, const Showing& showing, const Known& known) {
  Hit hit = without_snippet(*document.stored, showing);
  std::vector<Marked> fields = mark_fields(document, showing, Marking::strict);
  // Found by two characters that make no word: better shown than not.
  if (!any_marks(fields)) fields = mark_fields(document, showing, Marking::loose);
  hit.title_marked = marked_text(fields, FieldKind::title, hit.title);
  hit.heading_marked = marked_text(fields, FieldKind::heading, hit.heading);
  hit.matched = places_of(*document.stored, fields, showing.marker, known);
  hit.is_citation = known.cited;
  const Passage passage = choose_passage(*document.stored, fields, hit, showing);
  if (passage.field != nullptr) {
    hit.snippet = passage.snippet.html;
    hit.snippet_language = passage.field->language;
    hit.snippet_status = passage.field->status;
  }
  return hit;
}

Hit make_member(const index::Reader::Found& document, const Showing& showing, const Known& known) {
  Hit hit = without_snippet(*document.stored, showing);
  if (hit.heading.text.empty()) return make_hit(document, showing, known);
  // Most headings show the match themselves: then no text need be looked at.
  const auto headings = mark_fields(document, showing, Marking::strict, true);
  hit.heading_marked = marked_text(headings, FieldKind::heading, hit.heading);
  if (hit.heading_marked.empty()) {
    hit = make_hit(document, showing, known);
    hit.snippet.clear();
    return hit;
  }
  hit.matched = places_of(*document.stored, headings, showing.marker, known);
  hit.is_citation = known.cited;
  return hit;
}

std::string_view code(MatchedIn::Where where) {
  switch (where) {
    case MatchedIn::Where::title:
      return "title";
    case MatchedIn::Where::heading:
      return "heading";
    case MatchedIn::Where::number:
      return "number";
    case MatchedIn::Where::text:
      return "text";
    case MatchedIn::Where::region:
      return "region";
    case MatchedIn::Where::subject:
      return "subject";
    case MatchedIn::Where::context:
      return "context";
    case MatchedIn::Where::answer:
      return "answer";
    case MatchedIn::Where::concept_:
      return "concept";
    case MatchedIn::Where::citation:
      return "citation";
    case MatchedIn::Where::reference:
      return "reference";
  }
  return "";
}

}  // namespace gbalex::search
