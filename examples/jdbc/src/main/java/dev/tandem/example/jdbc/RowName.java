package dev.tandem.example.jdbc;

import java.util.UUID;

/**
 * Names one row of the side.
 *
 * @param table the table as the catalog spells it
 * @param id its id
 */
record RowName(String table, UUID id) {}
