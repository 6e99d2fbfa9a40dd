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
    {"first_stage", 2.4699},
    {"characters", -0.0861},
    {"pairs", -0.1999},
    {"words", -5.4187},
    {"body", 0.6371},
    {"heading", -0.4343},
    {"title", -2.5539},
    {"best_term", 4.4941},
    {"last_sentence", 2.1120},
    {"repeated", 0.7044},
    {"characters_held", 0.1587},
    {"pairs_held", 1.4719},
    {"words_held", 1.7932},
    {"near", 1.1356},
    {"title_in_query", 2.9421},
    {"query_in_title", 2.1625},
    {"heading_in_query", 1.6088},
    {"query_in_heading", 0.5295},
    {"body_length", 0.3582},
    {"title_length", -0.1152},
    {"cited", 0.3979},
    {"work_size", 0.1856},
    {"statute", -1.2919},
    {"interpretation", 0.5907},
    {"liability", 0.0843},
    {"frame", 0.4425},
    {"liability_asked", 0.7352},
    {"statute_law_asked", 1.4641},
    {"interpretation_law_asked", -4.7174},
    {"cited_law_asked", -0.6189},
    {"body_length_law_asked", -0.5913},
    {"statute_long", 2.4588},
    {"interpretation_long", 1.2017},
    {"cited_long", 0.3342},
    {"body_length_long", -0.9085},
    {"pairs_held_long", 8.7232},
    {"characters_held_long", 3.5035},
    {"words_long", 3.8190},
    {"title_long", 7.6288},
    {"all_long", 1.5151},
    {"is_topic", 2.9669},
    {"is_instrument", 1.8615},
    {"is_contact", 2.3029},
    {"is_link", 1.3358},
    {"is_programme", 1.0331},
    {"contact_asked", 2.3273},
    {"link_asked", 4.0546},
    {"title_asked", -4.4228},
    {"heading_asked", -2.0764},
    {"region_named", -0.1309},
    {"region_other", -1.3972},
    {"ended", -1.8286},
    {"refers", 0.6950},
}};

}  // namespace gbalex::search
