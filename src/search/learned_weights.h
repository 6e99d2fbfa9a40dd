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
    {"first_stage", 2.8673},
    {"characters", -1.0085},
    {"pairs", -0.1884},
    {"words", -4.8407},
    {"body", 0.5761},
    {"heading", -0.6471},
    {"title", -2.7848},
    {"best_term", 5.2416},
    {"last_sentence", 2.1147},
    {"repeated", 0.6082},
    {"characters_held", 0.0282},
    {"pairs_held", 1.7272},
    {"words_held", 1.4423},
    {"near", 0.6061},
    {"title_in_query", 3.0608},
    {"query_in_title", 2.0071},
    {"heading_in_query", 1.5541},
    {"query_in_heading", 0.4727},
    {"body_length", 0.3875},
    {"title_length", -0.0151},
    {"cited", 0.3588},
    {"work_size", 0.1600},
    {"statute", -1.4028},
    {"interpretation", 0.2383},
    {"liability", 0.0888},
    {"frame", 0.4229},
    {"liability_asked", 0.7234},
    {"statute_law_asked", 1.3253},
    {"interpretation_law_asked", -4.8092},
    {"cited_law_asked", -0.6244},
    {"body_length_law_asked", -0.6137},
    {"statute_long", 2.7651},
    {"interpretation_long", 1.6634},
    {"cited_long", 0.3626},
    {"body_length_long", -0.9128},
    {"pairs_held_long", 8.5209},
    {"characters_held_long", 4.2284},
    {"words_long", 3.3956},
    {"title_long", 7.3773},
    {"all_long", 1.6187},
    {"is_topic", 2.6975},
    {"topic_region_named", 0.8003},
    {"is_instrument", 2.1130},
    {"is_contact", 2.3288},
    {"is_link", 1.0116},
    {"is_programme", 1.3477},
    {"contact_asked", 2.2642},
    {"link_asked", 4.1494},
    {"contact_named", -0.8544},
    {"instrument_named", -1.5698},
    {"title_asked", -4.0978},
    {"heading_asked", -1.5518},
    {"region_named", 0.4645},
    {"region_other", -0.7660},
    {"ended", -1.3744},
    {"refers", 0.7294},
}};

}  // namespace gbalex::search
