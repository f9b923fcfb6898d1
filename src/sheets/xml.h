// XML as it comes out of an archive, told element by element; it can be stopped and gone on with.
// A DOCTYPE is refused: without one there are no entities to swell, and no workbook has one.
#pragma once

#include <expat.h>

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "sheets/archive.h"

namespace sheets {

// By their local names, for prefixes differ from program to program. Empty when there is none.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

// Who wants to be told.
class Elements {
 public:
  virtual ~Elements() = default;
  virtual void begin(std::string_view name, const Attributes&) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}  // A text may come in several.

 protected:
  void pause() { wish_ = Wish::pause; }
  void refuse_part() { wish_ = Wish::refuse; }  // As damaged, by its name and line.
  void refuse(base::Refusal refusal) {
    wish_ = Wish::refuse;
    refusal_ = std::move(refusal);
  }

 private:
  friend class XmlReader;
  enum class Wish { none, pause, refuse };
  Wish wish_ = Wish::none;
  std::optional<base::Refusal> refusal_;
};

class XmlReader {
 public:
  XmlReader(Part part, Elements& elements);
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  enum class Stop { paused, end, refused };
  Stop read();
  const std::optional<base::Refusal>& problem() const { return problem_; }

 private:
  struct Freed {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  struct Event;

  XML_Status feed();
  Stop refuse(base::Refusal);
  Stop refuse_damaged(const base::RefusalCode&);

  Part part_;
  Elements& elements_;
  std::size_t memory_bytes_ = 0;  // What the parser holds; has to outlive it.
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Freed> parser_;
  std::exception_ptr failure_;
  std::optional<base::Refusal> problem_;
  bool has_doctype_ = false;
  bool paused_ = false;
  bool at_end_ = false;
};

// A whole part, for elements that never pause.
std::optional<base::Refusal> read_part(const Archive&, const std::string& name, Elements&,
                                       std::uint64_t bytes_max = limits::small_part_bytes_max);

}  // namespace sheets
