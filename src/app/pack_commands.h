// bulwark pack check DIR
// bulwark pack import DIR [--json]
// bulwark pack export ID DIR
// bulwark policy show [--pack ID[@CODE]]... [--day DAY] [--event-kind KIND] [--region CODE]
//                     [--topic TOPIC] [--json]
//
// Answer the exit code. A pack's folder has the name of its id.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/installation.h"
#include "base/time.h"
#include "packs/model.h"

namespace app {

// Says every problem on out, or what the pack is; needs no database. It may be based on the packs
// inside the program and on those of $BULWARK_PACKS.
int check_pack(const std::filesystem::path& folder, const Console&);

// Keeps the pack and the packs it is based on. An imported pack does nothing until an event binds
// it.
int import_pack(Installation&, const std::filesystem::path& folder, OutputForm, const Console&);

// Writes the files of the latest version, or of the version whose hash or first eight of it are
// given, into the folder, which must not hold them yet.
int export_pack(const Installation&, const std::string& id, const std::filesystem::path& folder,
                const Console&);

struct ShowPolicy {
  std::vector<std::string> packs;  // ID or ID@CODE of the place it is bound to; empty is all.
  base::Date day;
  packs::EventKind event = packs::EventKind::real;
  std::string region;  // A division code, or empty.
  std::string topic;   // Empty is all.
  OutputForm form = OutputForm::lines;
};
int show_policy(const Installation&, const ShowPolicy&, const Console&);

void add_packs(CLI::App& root, std::string& database, bool& json, std::function<int()>& action);

}  // namespace app
