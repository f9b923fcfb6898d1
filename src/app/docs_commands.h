// bulwark docs openapi|refusals|permissions: the pages the program makes of itself.
#pragma once

#include <CLI/App.hpp>
#include <functional>

namespace app {

void add_docs(CLI::App& root, std::function<int()>& action);

}  // namespace app
