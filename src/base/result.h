// Refusals are values with a code; failures are exceptions; our own mistakes are assertions.
//
// A slice names its refusals as constants at the top of its rules.h:
//   namespace refusal {
//   inline const base::RefusalCode too_early{
//       "observation.too_early", base::RefusalKind::conflict,
//       "还没有到期，最早 {earliest}。", "Too early: {earliest} at the earliest."};
//   }
// and returns them: `return base::refuse(refusal::too_early).with("earliest", day);`
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base {

enum class RefusalKind {
  invalid,          // The caller sent something that cannot be: 422.
  malformed,        // It cannot even be read: 400.
  unauthenticated,  // Nobody is signed in: 401.
  forbidden,        // Somebody is, but may not: 403.
  absent,           // Not there, or outside the caller's scope: 404.
  conflict,         // It could be, but not now or not again: 409.
  too_large,        // 413
  too_many,         // 429
  unavailable,      // 503
};

// A constant of the program. All of them are listed in docs/refusals.md, made from refusal_codes().
class RefusalCode {
 public:
  RefusalCode(std::string_view code, RefusalKind kind, std::string_view zh, std::string_view en);
  RefusalCode(const RefusalCode&) = delete;
  RefusalCode& operator=(const RefusalCode&) = delete;

  const std::string_view code;
  const RefusalKind kind;
  const std::string_view zh;  // What the user reads; {names} are filled from the refusal's values.
  const std::string_view en;
};

std::vector<const RefusalCode*> refusal_codes();  // By code.

enum class Language { zh, en };

struct Refusal {
  const RefusalCode* code = nullptr;
  std::string field;  // The field it is about, or empty.
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<Refusal> problems;  // One a wrong field, when a whole form is refused.

  Refusal at(std::string where) && {
    field = std::move(where);
    return std::move(*this);
  }
  Refusal with(std::string name, std::string value) && {
    values.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
};

inline Refusal refuse(const RefusalCode& code) { return Refusal{&code, {}, {}, {}}; }
std::string message(const Refusal&, Language);

template <class T>
class Result {
 public:
  Result(T value) : content_(std::move(value)) {}              // NOLINT: implicit on purpose.
  Result(Refusal refusal) : content_(std::move(refusal)) {}    // NOLINT
  Result(const RefusalCode& code) : content_(refuse(code)) {}  // NOLINT

  explicit operator bool() const { return std::holds_alternative<T>(content_); }
  T& operator*() { return std::get<T>(content_); }
  const T& operator*() const { return std::get<T>(content_); }
  T* operator->() { return &std::get<T>(content_); }
  const T* operator->() const { return &std::get<T>(content_); }
  const Refusal& refusal() const { return std::get<Refusal>(content_); }

 private:
  std::variant<T, Refusal> content_;
};

struct Done {};  // What a call returns that has nothing to say but "yes".

}  // namespace base
