// Reading and durably replacing one file. For edit.cc and the recovery of edits.
//
// A replacement is written beside the file, synchronised, and renamed over it: at every moment,
// also after a power cut, the file holds wholly the old or wholly the new bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "record/result.h"

namespace gbalex::corpus {

// Called as each step of an edit is done, with its name. Tests stop the process there.
using StepDone = std::function<void(std::string_view step)>;

record::Result<std::string> read_bytes(const std::filesystem::path& file);

// The name under which the new bytes are written first: hidden, in the same directory.
std::filesystem::path temporary_of(const std::filesystem::path& file);

// Keeps the permissions of the file. Steps: "written" after each block, "synced", "renamed",
// "directory synced". A failure leaves the file as it was, unless only the last step failed.
record::Result<record::Done> replace_file(const std::filesystem::path& file, std::string_view bytes,
                                          const StepDone& step_done);

}  // namespace gbalex::corpus
