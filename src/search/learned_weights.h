// The weights of the second stage. Written by bench/retrieval/train.py; do not edit by hand.
#pragma once

#include <array>
#include <string_view>

#include "search/features.h"

namespace gbalex::search {

struct Learned {
  std::string_view feature;
  double weight;
};

inline constexpr std::array<Learned, kFeatures> kLearnedWeights = {{
    {"first_stage", 5.7637},
    {"characters", -1.7637},
    {"pairs", -5.8256},
    {"words", -3.4763},
    {"body", 1.5611},
    {"heading", -2.0229},
    {"title", -2.5344},
    {"best_term", 5.1830},
    {"last_sentence", 2.0938},
    {"repeated", 0.3898},
    {"characters_held", 1.4380},
    {"pairs_held", 5.3916},
    {"words_held", 1.6796},
    {"near", 0.0000},
    {"concepts", 0.0000},
    {"concepts_held", 0.0000},
    {"concepts_in_title", 1.2951},
    {"answer", 1.6078},
    {"answer_held", 0.0000},
    {"title_in_query", 1.0240},
    {"query_in_title", 0.9995},
    {"heading_in_query", 0.9883},
    {"query_in_heading", 0.4986},
    {"body_length", 0.1857},
    {"title_length", 0.1197},
    {"cited", 0.3637},
    {"work_size", 0.1613},
    {"statute", -1.2715},
    {"interpretation", 0.2125},
    {"liability", 0.0289},
    {"frame", 0.3471},
    {"liability_asked", 0.8291},
    {"statute_law_asked", 2.3709},
    {"interpretation_law_asked", -3.8173},
    {"cited_law_asked", -0.6319},
    {"body_length_law_asked", -0.6776},
    {"statute_long", 2.0000},
    {"interpretation_long", 0.5989},
    {"cited_long", 0.3378},
    {"body_length_long", -0.7684},
    {"pairs_held_long", 7.1226},
    {"characters_held_long", 1.0491},
    {"words_long", 1.2495},
    {"title_long", 9.6980},
    {"all_long", 3.3584},
    {"is_topic", 6.3840},
    {"topic_region_named", 2.2088},
    {"is_instrument", 3.0280},
    {"is_contact", 3.5483},
    {"is_link", 2.0115},
    {"is_programme", 3.1586},
    {"contact_asked", 3.7376},
    {"link_asked", 6.1319},
    {"contact_named", 3.7895},
    {"instrument_named", 3.8089},
    {"title_asked", 1.9494},
    {"heading_asked", 0.0000},
    {"region_named", 1.0314},
    {"region_other", -2.0877},
    {"ended", -4.3135},
    {"refers", 1.6135},
    {"cited_by_best", 1.7012},
    {"provision_by_best", 3.4099},
    {"cites_best", 0.0000},
    {"link_to_best", 0.0000},
    {"beaten_topic", -1.7732},
}};

}  // namespace gbalex::search
