package dev.tandem.sync.compare;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.reconcile.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the decimal columns that one way of a map writes, by company. */
final class Sums {
  private final Direction direction;
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Map<String, BigDecimal>> mapped = new TreeMap<>();
  private final Map<String, Map<String, BigDecimal>> held = new TreeMap<>();

  Sums(MapRun map, Direction direction) {
    this.direction = direction;
    TableSchema target = map.table(direction.target());
    for (String column : map.map().columnsWritten(direction)) {
      int slot = target.slotOf(column);
      if (slot >= 0 && target.column(slot).type() instanceof FieldType.Decimal) {
        columns.add(target.column(slot).name());
      }
    }
  }

  /** Adds what a row of the source maps to. */
  void addMapped(@Nullable KeyValues financeKey, Row row) {
    add(mapped, financeKey, row);
  }

  /** Adds what a row of the target holds. */
  void addHeld(@Nullable KeyValues financeKey, Row row) {
    add(held, financeKey, row);
  }

  private void add(
      Map<String, Map<String, BigDecimal>> sums, @Nullable KeyValues financeKey, Row row) {
    for (String column : columns) {
      if (row.value(column) instanceof BigDecimal number) {
        sums.computeIfAbsent(company(financeKey), any -> new TreeMap<>())
            .merge(column, number, BigDecimal::add);
      }
    }
  }

  private static String company(@Nullable KeyValues key) {
    Object code =
        key != null && key.has(TableSchema.DATA_AREA_ID)
            ? key.value(TableSchema.DATA_AREA_ID)
            : null;
    return code == null ? "" : code.toString().toUpperCase(Locale.ROOT);
  }

  List<Amount> amounts() {
    TreeMap<String, Boolean> companies = new TreeMap<>();
    mapped.keySet().forEach(company -> companies.put(company, true));
    held.keySet().forEach(company -> companies.put(company, true));
    List<Amount> amounts = new ArrayList<>();
    for (String company : companies.keySet()) {
      for (String column : columns) {
        BigDecimal ours = of(mapped, company, column);
        BigDecimal theirs = of(held, company, column);
        boolean fromDataverse = direction.source() == Side.DATAVERSE;
        amounts.add(
            new Amount(
                company,
                direction.target(),
                column,
                fromDataverse ? ours : theirs,
                fromDataverse ? theirs : ours));
      }
    }
    return amounts;
  }

  private static BigDecimal of(
      Map<String, Map<String, BigDecimal>> sums, String company, String column) {
    return sums.getOrDefault(company, Map.of()).getOrDefault(column, BigDecimal.ZERO);
  }
}
