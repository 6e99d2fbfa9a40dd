// Wordings as Akoma Ntoso 3.0, the form in which the library keeps them; and foreign files of the
// same standard.
//
// A wording becomes one act: meta, preface, body, and as attachments the attachments at its end.
// Units stand in the element of their kind with eId = Unit::id, num, heading, and
//   content              where all units below are paragraphs and tables
//   intro, …, wrapUp     paragraphs before the first and behind the last of the others
//   hcontainer "words"   paragraphs between them, or at the top of the body; no unit of its own
//   blockContainer       a unit with a number in the preface, where only blocks may stand
// History notes are authorialNotes in the heading, number or paragraph; the time in which a unit
// is in force is its period (temporalData, lifecycle). What the standard has no place for are
// attributes of a namespace of our own, which its schema allows on every element of the text:
// status, pair, kind, and own ("words" or "rows": of the unit around it, not of one below).
//
// Pure functions, safe from any thread. Source: OASIS Akoma Ntoso Version 1.0, Part 2 (2018-08-29).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "library/wording.h"
#include "record/result.h"

namespace gbalex::library {

// XML in UTF-8. read_akoma_ntoso() gives back an equal wording; only characters that XML cannot
// hold become U+FFFD, and marks that overlap, lie outside of the text or cut a character are left
// out.
std::string akoma_ntoso(const Wording& wording);

// What a foreign file has that a wording has no place for, or that was taken for something else.
struct Message {
  std::string where;  // "file:line"
  std::string what;   // one clause
};

struct Reading {
  Wording wording;
  std::vector<Message> messages;  // none for what akoma_ntoso() wrote
};

// Elements inside one another, counted from the root.
inline constexpr int kMaxDepth = 256;

// `name` is for messages and origin. Errors: no well-formed XML, no Akoma Ntoso, no act or other
// document with a body, nested deeper than kMaxDepth. The eIds of foreign files become ids as
// provisions are called everywhere where they follow the naming convention ("art_42__para_1").
record::Result<Reading> read_akoma_ntoso(std::string_view xml, std::string_view name);

}  // namespace gbalex::library
