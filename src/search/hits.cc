#include "search/hits.h"

#include "index/stored.h"
#include "record/instrument.h"

namespace gbalex::search {

namespace {

using index::Field;
using index::FieldKind;

struct Chosen {
  const Field* field = nullptr;
  Snippet snippet;
};

// The field of this language whose best passage weighs most; null field when there is none.
Chosen best_passage(const index::Reader::Found& document, record::Language language, bool in_title,
                    const Showing& showing) {
  Chosen best;
  const std::vector<Field>& fields = document.stored->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    if (field.language != language || field.kind == FieldKind::context) continue;
    const bool is_title = field.kind == FieldKind::title || field.kind == FieldKind::heading;
    if (is_title != in_title) continue;
    const auto terms = showing.index.spans(document, i);
    Snippet here = snippet(field.text, *terms, showing.marker);
    const bool better = best.field == nullptr || here.weight > best.snippet.weight;
    if (better) best = {&field, std::move(here)};
  }
  return best;
}

// The passage that shows the match: in the reader's language if it matches there, else in the
// next; the titles only where no text matches; the beginning of a text where nothing does.
Chosen choose_passage(const index::Reader::Found& document, const Showing& showing) {
  const auto chain = record::fallback_chain(showing.reader);
  Chosen beginning;
  for (const record::Language language : chain) {
    Chosen here = best_passage(document, language, false, showing);
    if (here.field == nullptr) continue;
    if (here.snippet.weight > 0) return here;
    const bool better = beginning.field == nullptr && here.field->kind == FieldKind::body;
    if (better) beginning = std::move(here);
  }
  for (const record::Language language : chain) {
    Chosen here = best_passage(document, language, true, showing);
    if (here.field != nullptr && here.snippet.weight > 0) return here;
  }
  return beginning;
}

}  // namespace

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

Hit make_hit(const index::Reader::Found& document, const Showing& showing) {
  Hit hit = without_snippet(*document.stored, showing);
  const Chosen passage = choose_passage(document, showing);
  if (passage.field != nullptr) {
    hit.snippet = passage.snippet.html;
    hit.snippet_language = passage.field->language;
    hit.snippet_status = passage.field->status;
  }
  return hit;
}

Hit make_member(const index::Reader::Found& document, const Showing& showing) {
  const Hit hit = without_snippet(*document.stored, showing);
  return hit.heading.text.empty() ? make_hit(document, showing) : hit;
}

}  // namespace gbalex::search
