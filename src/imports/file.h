// The rows of a batch's file, read once and kept in memory while somebody works with it.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "identity/vault.h"
#include "imports/rules.h"
#include "imports/store.h"

namespace imports {

struct File {
  std::vector<Row> rows;  // With something in them.
};
using FilePtr = std::shared_ptr<const File>;

class Files {
 public:
  // Refused as sheets refuses: no table, damaged, too large.
  base::Result<FilePtr> of(sql::Transaction&, identity::Vault&, const Batch&);
  void forget(BatchId);

 private:
  struct Kept {
    BatchId batch;
    FilePtr file;
  };
  std::mutex mutex_;
  std::deque<Kept> kept_;  // The newest first.
};

}  // namespace imports
