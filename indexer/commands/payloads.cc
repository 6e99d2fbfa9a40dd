#include "commands/payloads.h"

#include "present/json.h"

namespace gbalex::commands {

index::Payloads reader_payloads() {
  using present::Audience;
  const auto plain = [](const auto& record) {
    return present::to_json(record, Audience::reader).dump();
  };
  index::Payloads payloads;
  payloads.instrument = plain;
  payloads.provision = [](const record::Instrument& instrument,
                          const record::Provision& provision) {
    return present::to_json(provision, instrument, Audience::reader).dump();
  };
  payloads.contact = plain;
  payloads.link = plain;
  payloads.topic = plain;
  payloads.programme = plain;
  return payloads;
}

}  // namespace gbalex::commands
