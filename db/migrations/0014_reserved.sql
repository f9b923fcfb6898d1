-- Held for another change; to be replaced by it.
SELECT 1;
