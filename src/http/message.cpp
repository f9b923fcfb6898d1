#include "http/message.h"

#include "base/json.h"

namespace http {

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? std::string_view{} : found->second;
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return pair.substr(equals + 1);
    }
  }
  return {};
}

base::Language Request::language() const {
  return header("accept-language").starts_with("en") ? base::Language::en : base::Language::zh;
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class PlusIs { plus, space };

static std::string decoded(std::string_view text, PlusIs plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
      i += 2;
    } else if (text[i] == '+' && plus == PlusIs::space) {
      out += ' ';
    } else {
      out += text[i];
    }
  }
  return out;
}

void split_target(std::string_view target, Request& into) {
  if (!target.starts_with('/')) return;
  const std::size_t mark = target.find('?');
  into.path = decoded(target.substr(0, mark), PlusIs::plus);
  std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const std::size_t equals = pair.find('=');
    const std::string_view value = equals == std::string_view::npos ? "" : pair.substr(equals + 1);
    into.query.try_emplace(decoded(pair.substr(0, equals), PlusIs::space),
                           decoded(value, PlusIs::space));
  }
}

int status_of(base::RefusalKind kind) {
  switch (kind) {
    case base::RefusalKind::invalid: return 422;
    case base::RefusalKind::malformed: return 400;
    case base::RefusalKind::unauthenticated: return 401;
    case base::RefusalKind::forbidden: return 403;
    case base::RefusalKind::absent: return 404;
    case base::RefusalKind::conflict: return 409;
    case base::RefusalKind::too_large: return 413;
    case base::RefusalKind::too_many: return 429;
    case base::RefusalKind::unavailable: return 503;
  }
  return 500;
}

Response problem(const base::Refusal& refusal, const Request& request,
                 std::optional<base::json::Value> current) {
  using base::json::Object;
  using base::json::Value;
  const base::Language language = request.language();
  Object body{{"type", "about:blank"},
              {"title", base::message(refusal, language)},
              {"status", status_of(refusal.code->kind)},
              {"code", refusal.code->code}};
  if (!refusal.field.empty()) body.emplace_back("field", refusal.field);
  if (!refusal.problems.empty()) {
    base::json::Array problems;
    for (const base::Refusal& one : refusal.problems) {
      problems.emplace_back(Object{{"field", one.field},
                                   {"code", one.code->code},
                                   {"message", base::message(one, language)}});
    }
    body.emplace_back("problems", std::move(problems));
  }
  if (current) body.emplace_back("current", *std::move(current));
  body.emplace_back("request_id", request.request_id);
  return {.status = status_of(refusal.code->kind),
          .content_type = "application/problem+json; charset=utf-8",
          .body = base::json::to_text(Value(std::move(body))),
          .headers = {}};
}

}  // namespace http
