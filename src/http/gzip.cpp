#include "http/gzip.h"

#include <zlib.h>

#include <stdexcept>

namespace http {

static constexpr std::size_t worth_bytes_min = 1400;  // Below, it fits one packet anyway.
static constexpr int level = 5;
static constexpr int window_bits_gzip = 15 + 16;

bool worth_gzip(const Response& response) {
  if (response.body.size() < worth_bytes_min) return false;
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Encoding") return false;
  }
  const std::string_view type = response.content_type;
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("javascript") != std::string_view::npos ||
         type.find("svg") != std::string_view::npos;
}

std::string gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window_bits_gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip cannot start");
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (code != Z_STREAM_END) throw std::runtime_error("gzip failed");
  return out;
}

}  // namespace http
