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
    {"first_stage", 3.6665},
    {"characters", -1.2095},
    {"pairs", -4.8229},
    {"words", -4.7691},
    {"body", 1.4645},
    {"heading", -1.1091},
    {"title", -2.3257},
    {"best_term", 7.5409},
    {"last_sentence", 2.1385},
    {"repeated", 1.1298},
    {"characters_held", 1.9486},
    {"pairs_held", 4.8886},
    {"words_held", 1.8151},
    {"near", 0.0000},
    {"concepts", 0.0000},
    {"concepts_held", 0.0000},
    {"concepts_in_title", 1.5840},
    {"answer", 1.6283},
    {"answer_held", 0.0000},
    {"title_in_query", 2.3107},
    {"query_in_title", 1.6100},
    {"heading_in_query", 0.5166},
    {"query_in_heading", 0.6481},
    {"body_length", 0.2238},
    {"title_length", 0.3300},
    {"cited", 0.4470},
    {"work_size", 0.1225},
    {"statute", -1.4712},
    {"interpretation", -0.0280},
    {"liability", 0.0916},
    {"frame", 0.4041},
    {"liability_asked", 0.8027},
    {"statute_law_asked", 1.4141},
    {"interpretation_law_asked", -4.7135},
    {"cited_law_asked", -0.6510},
    {"body_length_law_asked", -0.5840},
    {"statute_long", 2.6643},
    {"interpretation_long", 1.2644},
    {"cited_long", 0.3284},
    {"body_length_long", -0.8990},
    {"pairs_held_long", 9.1367},
    {"characters_held_long", 1.0346},
    {"words_long", 3.0510},
    {"title_long", 7.3954},
    {"all_long", 2.8707},
    {"is_topic", 6.2166},
    {"topic_region_named", 2.2118},
    {"is_instrument", 3.1649},
    {"is_contact", 3.6185},
    {"is_link", 1.4752},
    {"is_programme", 2.7925},
    {"contact_asked", 3.5113},
    {"link_asked", 6.8090},
    {"contact_named", 2.9368},
    {"instrument_named", 3.5534},
    {"title_asked", 2.0567},
    {"heading_asked", 0.0000},
    {"region_named", 1.0175},
    {"region_other", -1.3686},
    {"ended", -5.0412},
    {"refers", 1.0643},
    {"cited_by_best", 2.1444},
    {"provision_by_best", 2.9455},
    {"cites_best", 0.0000},
    {"link_to_best", 1.3029},
    {"beaten_topic", -1.7189},
}};

}  // namespace gbalex::search
