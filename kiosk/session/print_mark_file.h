// The print mark on disk, and what a restart makes of one it finds.
#pragma once
#include <filesystem>

#include "kiosk/session/ports.h"

namespace credit::session {

class PrintMarkFile final : public PrintMarker {
 public:
  explicit PrintMarkFile(const std::filesystem::path& state_folder) : file_(state_folder / "printing") {}

  Status set(const PrintMark& mark) override;  // file_unwritable
  Status clear() override;                     // file_unwritable
  Status clear(const PrintMark& only) override;
  // What an earlier run left; nothing where it left nothing. A file that makes no sense is file_unreadable.
  Result<std::optional<PrintMark>> left_behind() const;

 private:
  std::filesystem::path file_;
};

// A copy that was on its way when the program ended: nobody saw the paper, so it is unconfirmed; it is never printed
// again by itself. (The printer takes out what is left of the job: kiosk/print.) `ended` is how it ended where the
// journal says so already (settled_copy.h): then it is told alone. The mark goes when the platform has answered; a
// slip's, at once.
Status settle(const PrintMark& mark, const std::optional<platform_client::OutcomeReport>& ended,
              audit::Journal& journal, platform_client::Client& platform, PrintMarker& marker);

}  // namespace credit::session
