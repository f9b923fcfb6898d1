#include "app/web_routes.h"

#include <map>

#include "base/embedded.h"
#include "http/gzip.h"
#include "identity/crypto.h"

extern "C" const base::EmbeddedEntry bulwark_embedded_web[];

namespace app {

using http::Request;
using http::Response;

namespace {

struct Asset {
  std::string_view content;
  std::string type;
  std::string etag;
  bool immutable = false;  // Its name holds the hash of its content.
};

std::string type_of(std::string_view path) {
  static const std::map<std::string_view, std::string> types{
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json; charset=utf-8"},
      {"webmanifest", "application/manifest+json; charset=utf-8"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"}};
  const auto known = types.find(path.substr(path.rfind('.') + 1));
  return known == types.end() ? "application/octet-stream" : known->second;
}

std::map<std::string, Asset, std::less<>> load_assets() {
  std::map<std::string, Asset, std::less<>> assets;
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_web)) {
    assets["/" + std::string(file.path)] = {
        .content = file.content,
        .type = type_of(file.path),
        .etag = "\"" + identity::hex(identity::sha256(file.content)).substr(0, 20) + "\"",
        .immutable = file.path.starts_with("assets/")};
  }
  return assets;
}

// Only what this server sends may run, frame or be spoken to.
constexpr const char* content_security_policy =
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; "
    "base-uri 'self'; form-action 'self'";

Response page(const Asset& asset, const Request& request) {
  Response response{
      .status = 200,
      .content_type = asset.type,
      .body = std::string(asset.content),
      .headers = {
          {"ETag", asset.etag},
          {"Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache"},
          {"Content-Security-Policy", content_security_policy},
          {"Referrer-Policy", "no-referrer"},
          {"X-Frame-Options", "DENY"}}};
  if (request.header("if-none-match") == asset.etag) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

// A path that is no file is a page of the application, which finds its own way.
Response serve(const std::map<std::string, Asset, std::less<>>& assets, const Request& request) {
  auto found = assets.find(request.path);
  const bool names_file = request.path.find('.') != std::string::npos;
  if (found == assets.end() && !names_file && !request.path.starts_with("/v1/")) {
    found = assets.find("/index.html");
  }
  if (found == assets.end()) {
    return http::problem(base::refuse(http::refusal::no_such_page), request);
  }
  return page(found->second, request);
}

Response plain(int status, std::string text) {
  return {.status = status,
          .content_type = "text/plain; charset=utf-8",
          .body = std::move(text),
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace

void add_web_routes(http::Service& service, Installation& installation,
                    const http::Routes& routes) {
  service.add({"GET", "/healthz", [](const Request&) { return plain(200, "ok\n"); }});
  service.add({"GET", "/readyz", [&installation](const Request&) {
                 // Ready means that a write can be kept.
                 installation.database->write(
                     [](sql::Transaction&) { return sql::Outcome::roll_back; });
                 return plain(200, "ready\n");
               }});
  service.add({"GET", "/v1/openapi.json", [&routes](const Request&) {
                 return Response{.status = 200,
                                 .content_type = "application/json; charset=utf-8",
                                 .body = http::openapi(routes),
                                 .headers = {}};
               }});
  service.set_fallback(
      [assets = load_assets()](const Request& request) { return serve(assets, request); });
}

}  // namespace app
