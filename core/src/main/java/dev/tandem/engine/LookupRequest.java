package dev.tandem.engine;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Reference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a Dataverse table that mapping needs to know. A request by id asks for column values,
 * a request by key asks which row it is. Two requests are equal when all parts are. Immutable.
 *
 * @param table entity set or logical name of the table, as the map's catalog or path names it
 * @param row the row, by id or by key
 * @param columns columns or paths to read from it; empty when only its identity is wanted
 * @param company the company whose row is wanted, null when it does not matter (LKP-7)
 */
public record LookupRequest(
    String table, Reference row, List<String> columns, @Nullable LegalEntity company) {

  public LookupRequest {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(row, "row");
    columns = List.copyOf(columns);
  }

  /** The same requests, those for one row joined into one that asks for all its columns. */
  static Set<LookupRequest> merged(Set<LookupRequest> requests) {
    Map<LookupRequest, Set<String>> columns = new LinkedHashMap<>();
    for (LookupRequest request : requests) {
      LookupRequest bare =
          new LookupRequest(request.table(), request.row(), List.of(), request.company());
      columns.computeIfAbsent(bare, row -> new LinkedHashSet<>()).addAll(request.columns());
    }
    Set<LookupRequest> merged = new LinkedHashSet<>();
    columns.forEach(
        (bare, names) ->
            merged.add(
                new LookupRequest(bare.table(), bare.row(), List.copyOf(names), bare.company())));
    return merged;
  }
}
