-- That everything in this database is made up, and how far its clock is behind the real one.
CREATE TABLE demonstration (
  id bigint PRIMARY KEY CHECK (id = 1),
  world text NOT NULL,
  days_back bigint NOT NULL CHECK (days_back >= 0)
);
