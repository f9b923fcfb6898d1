// The list of routes, typed. A handler's argument and result types are its contract: they read the
// request, write the answer and make docs/openapi.json.
//
//   routes.get("/v1/episodes/{episode_id}", "episode.read", show);        // Result<View>(Call&,
//   Input) routes.post("/v1/episodes/{episode_id}/readings", "episode.record", record_reading,
//   show_made);
//
// Input is a described struct; fields of a GET come from path and query, of a write from path and
// body. A write runs on the writer and answers what it made (small: usually an id); what the user
// sees is then read by the view. A write whose Input has a field `id` is idempotent: the same id
// and content again answers as before and writes nothing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.h"
#include "http/call.h"
#include "http/message.h"
#include "http/schema.h"

namespace http {

using PathValues = std::vector<std::pair<std::string, std::string>>;
using Input = std::shared_ptr<const void>;
using JsonText = std::string;

inline constexpr std::string_view made_value = "made";  // Of a refusal: see changed_meanwhile.

// Somebody changed the record that a write was to change. `made` is what the write would have
// answered: its view is shown beside the refusal as what stands now.
template <class Made>
base::Refusal changed_meanwhile(const Made& made) {
  return base::refuse(refusal::changed_meanwhile)
      .with(std::string(made_value), base::json::record_to_text(made));
}

inline constexpr std::string_view permission_none = "";  // Public: no session needed.

// An answer that is kept as a file: a printed paper. Its name is what the reader's device calls it.
struct File {
  std::string name;
  std::string bytes;
};

// Makes the file once the unit of work is over, so that what is slow holds no connection.
using MakeFile = std::function<base::Result<File>(const Request&)>;

// A route with its types taken away.
struct Route {
  std::string method;
  std::string pattern;
  std::string permission;
  int status = 200;
  bool writes = false;
  std::function<base::Result<Input>(const Request&, const PathValues&)> parse;
  std::function<std::string(const void* input)> idempotency_key;  // Empty text: none.
  std::function<base::Result<JsonText>(Call&, const void* input)> run;
  std::function<base::Result<JsonText>(Call&, const JsonText& made)> view;  // Of a write.
  std::string file_type;  // Of a route that answers a file, like "application/pdf"; else empty.
  std::function<base::Result<MakeFile>(Call&, const void* input)> file;
  std::function<base::json::Object(Schemas&)> describe;  // Its OpenAPI operation.
};

// Path, query (of a GET) or body, read into a new record of that type.
base::Result<base::Done> read_input(const Request&, const PathValues&, bool has_body,
                                    const base::json::Type&, void* into);
base::json::Object operation(const Route&, Schemas&, const base::json::Type& input,
                             const base::json::Type& view);

// Handlers that take their slice's context: routes.get<…>("/v1/…", "…", with(show)). The context
// outlives the routes.
template <class Context>
auto with(Context& context) {
  return [&context](auto handler) {
    return [&context, handler](Call& call, const auto& input) {
      return handler(call, context, input);
    };
  };
}

class Routes {
 public:
  Routes() = default;
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  template <class In, class View>
  void get(std::string pattern, std::string_view permission,
           std::function<base::Result<View>(Call&, const In&)> handler) {
    add_read<In, View>("GET", std::move(pattern), permission, std::move(handler));
  }

  // A search whose words must not stand in a URL.
  template <class In, class View>
  void search(std::string pattern, std::string_view permission,
              std::function<base::Result<View>(Call&, const In&)> handler) {
    add_read<In, View>("POST", std::move(pattern), permission, std::move(handler));
  }

  // Few are made at a time; the rest wait, and too many are refused (service.cpp).
  template <class In>
  void file(std::string pattern, std::string_view permission, std::string type,
            std::function<base::Result<MakeFile>(Call&, const In&)> handler) {
    Route route;
    route.method = "GET";
    route.pattern = std::move(pattern);
    route.permission = permission;
    route.file_type = std::move(type);
    set_parse<In>(route, false);
    route.file = [handler = std::move(handler)](Call& call, const void* input) {
      return handler(call, *static_cast<const In*>(input));
    };
    finish<In, std::string>(std::move(route));
  }

  template <class In, class Made, class View>
  void post(std::string pattern, std::string_view permission,
            std::function<base::Result<Made>(Call&, const In&)> write,
            std::function<base::Result<View>(Call&, const Made&)> view) {
    add_write<In, Made, View>("POST", 201, std::move(pattern), permission, std::move(write),
                              std::move(view));
  }

  template <class In, class Made, class View>
  void put(std::string pattern, std::string_view permission,
           std::function<base::Result<Made>(Call&, const In&)> write,
           std::function<base::Result<View>(Call&, const Made&)> view) {
    add_write<In, Made, View>("PUT", 200, std::move(pattern), permission, std::move(write),
                              std::move(view));
  }

  const std::vector<Route>& all() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    PathValues values;
    bool path_known = false;  // Some other method is served here.
  };
  Match match(const Request&) const;

 private:
  template <class In>
  void set_parse(Route& route, bool has_body) {
    static_assert(base::json::is_readable(base::json::type_of<In>()));
    route.parse = [has_body](const Request& request,
                             const PathValues& values) -> base::Result<Input> {
      auto input = std::make_shared<In>();
      const auto read =
          read_input(request, values, has_body, base::json::type_of<In>(), input.get());
      if (!read) return read.refusal();
      return Input(std::move(input));
    };
  }

  template <class In, class View>
  void add_read(std::string method, std::string pattern, std::string_view permission,
                std::function<base::Result<View>(Call&, const In&)> handler) {
    Route route;
    route.method = std::move(method);
    route.pattern = std::move(pattern);
    route.permission = permission;
    set_parse<In>(route, route.method != "GET");
    route.run = [handler = std::move(handler)](Call& call,
                                               const void* input) -> base::Result<JsonText> {
      const base::Result<View> view = handler(call, *static_cast<const In*>(input));
      if (!view) return view.refusal();
      return base::json::record_to_text(*view);
    };
    finish<In, View>(std::move(route));
  }

  template <class In, class Made, class View>
  void add_write(std::string method, int status, std::string pattern, std::string_view permission,
                 std::function<base::Result<Made>(Call&, const In&)> write,
                 std::function<base::Result<View>(Call&, const Made&)> view) {
    Route route;
    route.method = std::move(method);
    route.pattern = std::move(pattern);
    route.permission = permission;
    route.status = status;
    route.writes = true;
    set_parse<In>(route, true);
    route.idempotency_key = [](const void* input) -> std::string {
      if constexpr (requires(const In& in) { to_string(in.id); }) {
        return to_string(static_cast<const In*>(input)->id);
      }
      return {};
    };
    route.run = [write = std::move(write)](Call& call,
                                           const void* input) -> base::Result<JsonText> {
      const base::Result<Made> made = write(call, *static_cast<const In*>(input));
      if (!made) return made.refusal();
      return base::json::record_to_text(*made);
    };
    route.view = [view = std::move(view)](Call& call,
                                          const JsonText& text) -> base::Result<JsonText> {
      Made made{};
      base::json::Problems problems;
      base::json::read_record(*base::json::parse(text), made, problems);
      const base::Result<View> shown = view(call, made);
      if (!shown) return shown.refusal();
      return base::json::record_to_text(*shown);
    };
    finish<In, View>(std::move(route));
  }

  template <class In, class View>
  void finish(Route route) {
    route.describe = [index = routes_.size(), this](Schemas& schemas) {
      return operation(routes_[index], schemas, base::json::type_of<In>(),
                       base::json::type_of<View>());
    };
    routes_.push_back(std::move(route));
  }

  std::vector<Route> routes_;
};

// The whole OpenAPI 3.1 document.
std::string openapi(const Routes&);

}  // namespace http
