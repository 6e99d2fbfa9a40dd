// Records as JSON: what the API answers, what `gbalex show --json` prints, and what the index
// stores as the payload of a document. Field names are those of the fact base; an unknown value
// is null or absent, never guessed.
#pragma once

#include <nlohmann/json.hpp>

#include "record/catalogue.h"

namespace gbalex::present {

using Json = nlohmann::ordered_json;

// reader: without maintainers' notes, repository coordinates and file names.
// maintainer: every field the corpus holds.
enum class Audience { reader, maintainer };

Json to_json(const record::Texts& texts);
Json to_json(const record::Evidence& evidence, Audience audience);
Json to_json(const record::Instrument& instrument, Audience audience);
// One article-level provision with its instrument's title, dates and sources.
Json to_json(const record::Provision& provision, const record::Instrument& instrument,
             Audience audience);
Json to_json(const record::Contact& contact, Audience audience);
Json to_json(const record::Link& link, Audience audience);
Json to_json(const record::Topic& topic, Audience audience);
Json to_json(const record::ProgrammeItem& item, Audience audience);
Json to_json(const record::ProgrammeYear& year);
Json to_json(const record::CounterpartRow& row);

// The payload of an instrument or a provision as it stands on a day: "status" is computed from the
// dates, "status_from_dates" says whether they were known, "recorded_status" keeps the corpus's.
// Other payloads come back as they are.
Json on_day(Json payload, const record::Date& day);

// The host of a web address without "www.": the publisher that readers are shown.
std::string publisher(std::string_view url);

}  // namespace gbalex::present
