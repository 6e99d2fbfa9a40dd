// A file on its way: FILE.part and FILE.part.note, until all its bytes are there and are right.
// For this folder; one thread. Held by one process at a time.
#pragma once

#include "fetch/client.h"
#include "fetch/note.h"

namespace gbalex::fetch {

class Part final : public Receiver {
 public:
  // Goes on with what an earlier download left. Failure (disk) where another process holds it.
  static Outcome<std::unique_ptr<Part>> open(const std::filesystem::path& file,
                                             const Request& request, const Known& known,
                                             const Progress& progress);
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  // What a later download could not go on with is removed.
  ~Part() override;

  // To ask the address for the rest of the bytes, or for all of them.
  std::vector<std::string> fields(const Url& url);
  Outcome<record::Done> begin(const Answer& answer) override;
  Outcome<record::Done> take(std::string_view bytes) override;

  // The last try asked for the rest of a file.
  [[nodiscard]] bool is_going_on() const { return asked_from_ > 0; }
  // The site says that there is nothing after the bytes that we have (status 416).
  [[nodiscard]] bool is_whole(const Answer& answer) const;
  // The start of an answer that is not the file, and was not written.
  [[nodiscard]] const std::string& page() const { return page_; }
  [[nodiscard]] bool has_page() const { return is_page_; }

  // Begin anew.
  Outcome<record::Done> discard();
  // Checks the bytes and gives them their name. Failures: wrong_bytes, wrong_type, challenge (the
  // bytes are gone then); truncated, disk.
  Outcome<Saved> finish(const Answer& answer);

 private:
  Part(int descriptor, std::filesystem::path file, const Request& request, const Known& known,
       const Progress& progress);
  Outcome<record::Done> start(const Answer& answer);
  Outcome<record::Done> go_on(const Answer& answer);
  [[nodiscard]] Outcome<record::Done> check_total(std::uintmax_t total) const;
  Outcome<std::string> check(const Answer& answer);
  Outcome<record::Done> set_name(const std::string& hash);

  const int descriptor_;
  const std::filesystem::path file_, part_, part_note_;
  const Request& request_;
  const Known& known_;
  const Progress& progress_;
  std::string url_;
  Note note_;
  std::uintmax_t size_ = 0;        // of the bytes written
  std::uintmax_t total_ = 0;       // that the site announced; 0: not known
  std::uintmax_t asked_from_ = 0;  // where the last try wanted to go on
  std::uintmax_t resumed_at_ = 0;  // where the bytes of this call begin
  bool is_page_ = false;
  std::string page_;
};

// "FILE.note": what is known of a file that was downloaded before.
std::filesystem::path note_file(const std::filesystem::path& file);

}  // namespace gbalex::fetch
