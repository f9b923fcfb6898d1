#include "sheets/xml.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "sheets/refusals.h"

namespace sheets {

namespace {

constexpr int piece_bytes = 64 << 10;

// Expat keeps every name it ever saw and whatever has no end yet, so a parser's memory has a limit.
// Its allocation functions are given no context: what a call may add to stands beside the call, and
// every block remembers whom it was counted for.
thread_local std::size_t* counted_for = nullptr;

struct Counting {
  explicit Counting(std::size_t& bytes) : before(std::exchange(counted_for, &bytes)) {}
  ~Counting() { counted_for = before; }
  std::size_t* before;
};

struct alignas(std::max_align_t) Block {
  std::size_t* counted;
  std::size_t bytes;
};

bool is_beyond_limit(std::size_t held, std::size_t bytes) {
  return bytes > limits::xml_memory_bytes_max || held + bytes > limits::xml_memory_bytes_max;
}

void* take(std::size_t bytes) {
  if (is_beyond_limit(*counted_for, bytes)) return nullptr;
  void* raw = std::malloc(sizeof(Block) + bytes);
  if (raw == nullptr) return nullptr;
  *counted_for += bytes;
  return new (raw) Block{counted_for, bytes} + 1;
}

void give_back(void* memory) {
  if (memory == nullptr) return;
  Block* block = static_cast<Block*>(memory) - 1;
  *block->counted -= block->bytes;
  std::free(block);
}

void* take_more(void* memory, std::size_t bytes) {
  if (memory == nullptr) return take(bytes);
  Block* block = static_cast<Block*>(memory) - 1;
  std::size_t& counted = *block->counted;
  const std::size_t before = block->bytes;
  if (is_beyond_limit(counted - before, bytes)) return nullptr;
  auto* grown = static_cast<Block*>(std::realloc(block, sizeof(Block) + bytes));
  if (grown == nullptr) return nullptr;
  counted += bytes - before;
  grown->bytes = bytes;
  return grown + 1;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(*pair) == name) return pair[1];
  }
  return {};
}

// What expat calls. An exception must not cross its frames: it waits until expat has returned.
struct XmlReader::Event {
  template <class Tell>
  static void told(void* self, Tell tell) {
    XmlReader& reader = *static_cast<XmlReader*>(self);
    Elements& elements = reader.elements_;
    if (elements.wish_ == Elements::Wish::refuse || reader.failure_) return;
    try {
      tell(elements);
    } catch (...) {
      reader.failure_ = std::current_exception();
    }
    const bool refused = elements.wish_ == Elements::Wish::refuse;
    if (refused || reader.failure_) XML_StopParser(reader.parser_.get(), XML_FALSE);
    else if (elements.wish_ == Elements::Wish::pause) {
      XML_StopParser(reader.parser_.get(), XML_TRUE);
    }
  }
  static void begin(void* self, const char* name, const char** pairs) {
    told(self, [&](Elements& elements) { elements.begin(local_name(name), Attributes(pairs)); });
  }
  static void end(void* self, const char* name) {
    told(self, [&](Elements& elements) { elements.end(local_name(name)); });
  }
  static void text(void* self, const char* bytes, int size) {
    told(self, [&](Elements& elements) {
      elements.text(std::string_view(bytes, static_cast<std::size_t>(size)));
    });
  }
  static void doctype(void* self, const char*, const char*, const char*, int) {
    XmlReader& reader = *static_cast<XmlReader*>(self);
    reader.has_doctype_ = true;
    XML_StopParser(reader.parser_.get(), XML_FALSE);
  }
};

XmlReader::XmlReader(Part part, Elements& elements) : part_(std::move(part)), elements_(elements) {
  const Counting counting(memory_bytes_);
  const XML_Memory_Handling_Suite memory{take, take_more, give_back};
  parser_.reset(XML_ParserCreate_MM(nullptr, &memory, nullptr));
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), Event::begin, Event::end);
  XML_SetCharacterDataHandler(parser_.get(), Event::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), Event::doctype);
}

XmlReader::Stop XmlReader::read() {
  const Counting counting(memory_bytes_);
  while (!problem_) {
    if (at_end_ && !paused_) return Stop::end;
    const bool was_paused = std::exchange(paused_, false);
    elements_.wish_ = Elements::Wish::none;
    const XML_Status status = was_paused ? XML_ResumeParser(parser_.get()) : feed();
    if (failure_) std::rethrow_exception(failure_);
    if (problem_) break;
    if (status == XML_STATUS_OK) continue;
    paused_ = status == XML_STATUS_SUSPENDED;
    if (paused_) return Stop::paused;
    if (has_doctype_) return refuse_damaged(refusal::doctype);
    if (elements_.refusal_) return refuse(*std::move(elements_.refusal_));
    const bool spent = XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY;
    return refuse_damaged(spent ? refusal::swollen : refusal::damaged_part);
  }
  return Stop::refused;
}

XML_Status XmlReader::feed() {
  void* buffer = XML_GetBuffer(parser_.get(), piece_bytes);
  if (buffer == nullptr) return XML_STATUS_ERROR;
  const auto got = part_.read(static_cast<char*>(buffer), piece_bytes);
  if (!got) {
    problem_ = got.refusal();
    return XML_STATUS_ERROR;
  }
  at_end_ = *got == 0;
  return XML_ParseBuffer(parser_.get(), static_cast<int>(*got), at_end_);
}

XmlReader::Stop XmlReader::refuse(base::Refusal refusal) {
  problem_ = std::move(refusal);
  return Stop::refused;
}

XmlReader::Stop XmlReader::refuse_damaged(const base::RefusalCode& code) {
  return refuse(base::refuse(code)
                    .with("part", part_.name())
                    .with("line", std::to_string(XML_GetCurrentLineNumber(parser_.get()))));
}

std::optional<base::Refusal> read_part(const Archive& archive, const std::string& name,
                                       Elements& elements, std::uint64_t bytes_max) {
  auto part = archive.part(name, bytes_max);
  if (!part) return part.refusal();
  XmlReader reader(std::move(*part), elements);
  reader.read();
  return reader.problem();
}

}  // namespace sheets
