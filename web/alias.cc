#include "web/alias.h"

namespace gbalex::web {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string alias_key(std::string_view id) {
  std::string lower(id);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string key;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool inner = lower[i] == '-' && i > 0 && i + 1 < lower.size();
    if (inner && is_digit(lower[i - 1]) != is_digit(lower[i + 1])) continue;
    key += lower[i];
  }
  return key;
}

std::shared_ptr<const Aliases::Table> Aliases::table(const index::Reader& reader) {
  const std::string generation = reader.generation();
  const std::lock_guard lock(mutex_);
  if (!table_ || generation != generation_) {
    auto table = std::make_shared<Table>();
    for (const index::Stored& instrument : reader.all(record::Kind::instrument)) {
      table->emplace(alias_key(instrument.work), instrument.work);
      (*table)[alias_key(instrument.id)] = instrument.id;
    }
    table_ = std::move(table);
    generation_ = generation;
  }
  return table_;
}

std::optional<std::string> Aliases::find(const index::Reader& reader, std::string_view region_code,
                                         std::string_view rest) {
  std::string id(region_code);
  id += '-';
  id += rest;
  const auto known = table(reader);
  const auto found = known->find(alias_key(id));
  if (found == known->end()) return std::nullopt;
  return found->second;
}

}  // namespace gbalex::web
