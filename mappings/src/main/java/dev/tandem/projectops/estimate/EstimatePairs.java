package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the two halves of each estimate by the id of the cost line, which the sales line names as
 * its origin (EST-6 to EST-8, UND-8). Ids only. Not safe for several threads.
 */
final class EstimatePairs {
  private final Map<UUID, UUID> costs = new LinkedHashMap<>();
  private final Map<UUID, UUID> sales = new HashMap<>();

  /**
   * Takes one staged row in.
   *
   * @param row id of the staged row
   * @param line id of the estimate line
   * @param origin id of the line that it came from
   */
  void add(
      Optional<UUID> row,
      Optional<UUID> line,
      Optional<UUID> origin,
      EnumSymbol<StagedTransactionType> type) {
    if (row.isEmpty()) {
      return;
    }
    UUID own = line.or(() -> row).get();
    if (type.is(StagedTransactionType.COST)) {
      costs.put(own, row.get());
    } else {
      sales.put(origin.orElse(own), row.get());
    }
  }

  /** The cost halves: id of the staged row by id of the estimate line. */
  Map<UUID, UUID> costs() {
    return costs;
  }

  /** The sales half of an estimate line; empty while it has not arrived. */
  Optional<UUID> sales(UUID line) {
    return Optional.ofNullable(sales.get(line));
  }
}
