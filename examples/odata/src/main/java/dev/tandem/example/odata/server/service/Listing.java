package dev.tandem.example.odata.server.service;

import dev.tandem.spi.connector.StoredRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param rows the rows
 * @param next where the next page begins; null on the last
 * @param count how many there are on all pages; null when nobody asked
 */
record Listing(List<StoredRow> rows, @Nullable PageMark next, @Nullable Integer count) {}
