package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the two halves of each estimate: by the id of the cost line, which the sales line names as
 * its origin (EST-6, EST-7, UND-8), or, where no origin came across, by everything that both halves
 * have in common: Dataverse copies all columns but the money from one to the other (EST-8). Of
 * several halves that are alike in all of that, the first by id meets the first. Holds ids and
 * those columns. Not safe for several threads.
 */
final class EstimatePairs {
  private final Map<UUID, UUID> costs = new LinkedHashMap<>();
  private final Map<UUID, UUID> sales = new HashMap<>();
  private final Map<List<Object>, List<UUID>> costsAlike = new HashMap<>();
  private final Map<List<Object>, List<UUID>> salesAlike = new HashMap<>();

  /**
   * Takes one staged row in.
   *
   * @param row id of the staged row
   * @param line id of the estimate line
   * @param origin id of the line that it came from
   * @param common what both halves have in common, see {@link #common}
   */
  void add(
      Optional<UUID> row,
      Optional<UUID> line,
      Optional<UUID> origin,
      EnumSymbol<StagedTransactionType> type,
      List<Object> common) {
    if (row.isEmpty()) {
      return;
    }
    UUID own = line.or(() -> row).get();
    if (type.is(StagedTransactionType.COST)) {
      costs.put(own, row.get());
      costsAlike.computeIfAbsent(common, key -> new ArrayList<>()).add(own);
    } else if (origin.isPresent()) {
      sales.put(origin.get(), row.get());
    } else {
      salesAlike.computeIfAbsent(common, key -> new ArrayList<>()).add(row.get());
    }
  }

  /** What halves have in common, of values that may be missing; numbers compare by value. */
  static List<Object> common(Optional<?>... values) {
    List<Object> common = new ArrayList<>();
    for (Optional<?> value : values) {
      Object known = value.isPresent() ? value.get() : "";
      common.add(known instanceof BigDecimal number ? number.stripTrailingZeros() : known);
    }
    return common;
  }

  /** Joins the halves without an origin; to be called once, when all rows are in. */
  EstimatePairs joined() {
    Set<UUID> taken = new HashSet<>(sales.keySet());
    salesAlike.forEach(
        (common, halves) -> {
          List<UUID> open = new ArrayList<>(costsAlike.getOrDefault(common, List.of()));
          open.removeIf(taken::contains);
          open.sort(Comparator.naturalOrder());
          halves.sort(Comparator.naturalOrder());
          for (int i = 0; i < Math.min(open.size(), halves.size()); i++) {
            sales.put(open.get(i), halves.get(i));
          }
        });
    return this;
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
