#include "sql/database.h"
int main(){ auto db=sql::open("sqlite:/tmp/x.db",sql::OpenMode::create_or_migrate); db->write([](sql::Transaction& tx){tx.execute("INSERT INTO t VALUES (?1)",{5});return sql::Outcome::keep;}); return (int)db->query([](sql::Transaction& tx){return tx.count("SELECT count(*) FROM t");}); }
