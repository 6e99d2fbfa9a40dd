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
    {"first_stage", 2.6898},
    {"characters", -1.1760},
    {"pairs", -0.1699},
    {"words", -5.1420},
    {"body", 0.6996},
    {"heading", -0.6158},
    {"title", -2.7136},
    {"best_term", 5.4514},
    {"last_sentence", 2.1175},
    {"repeated", 0.6669},
    {"characters_held", 0.0049},
    {"pairs_held", 1.7814},
    {"words_held", 1.5194},
    {"near", 0.5533},
    {"title_in_query", 2.9772},
    {"query_in_title", 2.0902},
    {"heading_in_query", 1.5577},
    {"query_in_heading", 0.4794},
    {"body_length", 0.3819},
    {"title_length", 0.0009},
    {"cited", 0.3698},
    {"work_size", 0.1599},
    {"statute", -1.3678},
    {"interpretation", 0.3103},
    {"liability", 0.0927},
    {"frame", 0.4278},
    {"liability_asked", 0.7233},
    {"statute_law_asked", 1.1924},
    {"interpretation_law_asked", -4.9064},
    {"cited_law_asked", -0.6132},
    {"body_length_law_asked", -0.5901},
    {"statute_long", 2.7740},
    {"interpretation_long", 1.5619},
    {"cited_long", 0.3503},
    {"body_length_long", -0.9285},
    {"pairs_held_long", 8.3794},
    {"characters_held_long", 4.3803},
    {"words_long", 3.5439},
    {"title_long", 7.4172},
    {"all_long", 1.6158},
    {"is_topic", 2.7382},
    {"topic_region_named", 0.7939},
    {"is_instrument", 1.7822},
    {"is_contact", 2.1752},
    {"is_link", 1.1203},
    {"is_programme", 1.4343},
    {"contact_asked", 2.2322},
    {"link_asked", 4.0427},
    {"title_asked", -4.4413},
    {"heading_asked", -1.4820},
    {"region_named", 0.4255},
    {"region_other", -0.8298},
    {"ended", -1.4374},
    {"refers", 0.6706},
}};

}  // namespace gbalex::search
