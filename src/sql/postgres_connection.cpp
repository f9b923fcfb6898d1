#include "sql/postgres_connection.h"

#include <endian.h>

#include <bit>
#include <cstring>

namespace sql {

namespace {

// The types this schema uses, by the numbers PostgreSQL gives them (pg_type.dat).
constexpr Oid oid_bool = 16;
constexpr Oid oid_int8 = 20;
constexpr Oid oid_int4 = 23;
constexpr Oid oid_float8 = 701;

std::int64_t read_int64(const char* bytes) {
  std::uint64_t v = 0;
  std::memcpy(&v, bytes, 8);
  return static_cast<std::int64_t>(be64toh(v));
}

std::string int64_bytes(std::int64_t value) {
  const std::uint64_t v = htobe64(static_cast<std::uint64_t>(value));
  return {reinterpret_cast<const char*>(&v), 8};
}

std::string int32_bytes(std::int32_t value) {
  const std::uint32_t v = htobe32(static_cast<std::uint32_t>(value));
  return {reinterpret_cast<const char*>(&v), 4};
}

class PostgresRow final : public Row {
 public:
  explicit PostgresRow(const PGresult* result) : result_(result) {}
  void move_to(int row) {
    row_ = row;
    rewind();
  }
  bool is_null(int c) const override { return PQgetisnull(result_, row_, c) != 0; }
  std::int64_t integer(int c) const override {
    const char* bytes = PQgetvalue(result_, row_, c);
    switch (PQftype(result_, c)) {
      case oid_int8: return read_int64(bytes);
      case oid_bool: return bytes[0];
      case oid_int4: {
        std::uint32_t v = 0;
        std::memcpy(&v, bytes, 4);
        return static_cast<std::int32_t>(be32toh(v));
      }
      default: throw Error("a column read as integer is none: cast it in the statement");
    }
  }
  double real(int c) const override {
    if (PQftype(result_, c) != oid_float8) throw Error("a column read as real is none");
    return std::bit_cast<double>(read_int64(PQgetvalue(result_, row_, c)));
  }
  std::string_view text(int c) const override { return blob(c); }
  std::string_view blob(int c) const override {
    return {PQgetvalue(result_, row_, c), static_cast<std::size_t>(PQgetlength(result_, row_, c))};
  }

 private:
  const PGresult* result_;
  int row_ = 0;
};

// ?1 becomes $1, outside quotes.
std::string translated(std::string_view text) {
  std::string out(text);
  bool quoted = false;
  for (char& c : out) {
    if (c == '\'') quoted = !quoted;
    if (c == '?' && !quoted) c = '$';
  }
  return out;
}

// A parameter in PostgreSQL's binary form for the type the server expects.
std::string encoded(const Value& value, Oid type) {
  return std::visit(
      [&](const auto& v) -> std::string {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, std::int64_t>) {
          if (type == oid_int4) return int32_bytes(static_cast<std::int32_t>(v));
          if (type == oid_float8) return int64_bytes(std::bit_cast<std::int64_t>(double(v)));
          return int64_bytes(v);
        } else if constexpr (std::is_same_v<T, double>) {
          return int64_bytes(std::bit_cast<std::int64_t>(v));
        } else if constexpr (std::is_same_v<T, std::string>) {
          return v;
        } else if constexpr (std::is_same_v<T, Blob>) {
          return v.bytes;
        } else {
          return {};
        }
      },
      value.content());
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url) : db_(PQconnectdb(url.c_str())) {
  if (!is_usable()) throw Absent(std::string("postgresql: ") + PQerrorMessage(db_.get()));
  PQsetNoticeProcessor(
      db_.get(), [](void*, const char*) {}, nullptr);
  script("SET client_encoding = 'UTF8'; SET statement_timeout = '60s'");
}

PostgresConnection::ResultPtr PostgresConnection::checked(PGresult* raw) const {
  ResultPtr result(raw);
  const ExecStatusType status = PQresultStatus(raw);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
    return result;
  }
  // The primary message alone: the detail line may hold a row's values, and this goes to the log.
  const char* state = PQresultErrorField(raw, PG_DIAG_SQLSTATE);
  const char* primary = PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY);
  const std::string why = std::string("postgresql ") + (state != nullptr ? state : "connection") +
                          ": " + (primary != nullptr ? primary : "lost");
  if (state != nullptr && (std::strcmp(state, "40001") == 0 || std::strcmp(state, "40P01") == 0)) {
    throw SerializationFailure(why);
  }
  if (state != nullptr && std::strcmp(state, "23505") == 0) throw AlreadyThere(why);
  throw Error(why);
}

void PostgresConnection::script(std::string_view statements) {
  checked(PQexec(db_.get(), std::string(statements).c_str()));
}

const PostgresConnection::Prepared& PostgresConnection::prepare(std::string_view text) {
  const auto known = statements_.find(text);
  if (known != statements_.end()) return known->second;
  Prepared prepared{"s" + std::to_string(statements_.size()), {}};
  checked(PQprepare(db_.get(), prepared.name.c_str(), translated(text).c_str(), 0, nullptr));
  const ResultPtr description = checked(PQdescribePrepared(db_.get(), prepared.name.c_str()));
  for (int i = 0; i < PQnparams(description.get()); ++i) {
    prepared.types.push_back(PQparamtype(description.get(), i));
  }
  return statements_.emplace(std::string(text), std::move(prepared)).first->second;
}

std::int64_t PostgresConnection::run(std::string_view text, const Values& values,
                                     const std::function<void(Row&)>& each) {
  const Prepared& prepared = prepare(text);
  if (prepared.types.size() != values.size()) throw Error("wrong number of parameters");
  std::vector<std::string> bytes(values.size());
  std::vector<const char*> pointers(values.size());
  std::vector<int> lengths(values.size());
  const std::vector<int> binary(values.size(), 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i].content())) continue;
    bytes[i] = encoded(values[i], prepared.types[i]);
    pointers[i] = bytes[i].data();
    lengths[i] = static_cast<int>(bytes[i].size());
  }
  const ResultPtr result =
      checked(PQexecPrepared(db_.get(), prepared.name.c_str(), static_cast<int>(values.size()),
                             pointers.data(), lengths.data(), binary.data(), 1));
  PostgresRow row(result.get());
  const int rows = PQntuples(result.get());
  for (int i = 0; each && i < rows; ++i) {
    row.move_to(i);
    each(row);
  }
  const char* changed = PQcmdTuples(result.get());
  return *changed != '\0' ? std::stoll(changed) : rows;
}

}  // namespace sql
