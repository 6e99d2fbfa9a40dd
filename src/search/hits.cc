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
Chosen best_passage(const index::Stored& document, record::Language language, bool in_title,
                    const Marker& marker) {
  Chosen best;
  for (const Field& field : document.fields) {
    if (field.language != language || field.kind == FieldKind::context) continue;
    const bool is_title = field.kind == FieldKind::title || field.kind == FieldKind::heading;
    if (is_title != in_title) continue;
    Snippet here = snippet(field.text, field.language, marker);
    const bool better = best.field == nullptr || here.weight > best.snippet.weight;
    if (better) best = {&field, std::move(here)};
  }
  return best;
}

// The passage that shows the match: in the reader's language if it matches there, else in the
// next; the titles only where no text matches; the beginning of a text where nothing does.
Chosen choose_passage(const index::Stored& document, const Showing& showing) {
  const auto chain = record::fallback_chain(showing.reader);
  Chosen beginning;
  for (const record::Language language : chain) {
    Chosen here = best_passage(document, language, false, showing.marker);
    if (here.field == nullptr) continue;
    if (here.snippet.weight > 0) return here;
    const bool better = beginning.field == nullptr && here.field->kind == FieldKind::body;
    if (better) beginning = std::move(here);
  }
  for (const record::Language language : chain) {
    Chosen here = best_passage(document, language, true, showing.marker);
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

Hit make_hit(const index::Stored& document, const Showing& showing) {
  Hit hit = without_snippet(document, showing);
  const Chosen passage = choose_passage(document, showing);
  if (passage.field != nullptr) {
    hit.snippet = passage.snippet.html;
    hit.snippet_language = passage.field->language;
    hit.snippet_status = passage.field->status;
  }
  return hit;
}

Hit make_member(const index::Stored& document, const Showing& showing) {
  const Hit hit = without_snippet(document, showing);
  return hit.heading.text.empty() ? make_hit(document, showing) : hit;
}

}  // namespace gbalex::search
