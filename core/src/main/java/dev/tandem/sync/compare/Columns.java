package dev.tandem.sync.compare;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.reconcile.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a pair differ. A field that travels both ways is alike when either way explains
 * it: what one side holds may say more than the other can (I4), and neither way would change it.
 */
public final class Columns {
  private final MapRun map;
  private final Map<String, Set<String>> dataverseOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Set<String>> financeOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The columns of a map. */
  public Columns(MapRun map) {
    this.map = map;
    DualWriteMap file = map.map().map();
    if (file != null) {
      file.leg().fieldMappings().stream()
          .filter(field -> field.direction() == SyncDirection.BOTH)
          .forEach(this::pair);
    }
  }

  private void pair(FieldMapping field) {
    LookupPath path = LookupPath.parse(field.destinationField().strip());
    String finance = field.sourceField().strip();
    if (path != null && !finance.isEmpty()) {
      partners(dataverseOf, finance).add(path.column());
      partners(financeOf, path.column()).add(finance);
    }
  }

  private static Set<String> partners(Map<String, Set<String>> of, String column) {
    return of.computeIfAbsent(column, any -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
  }

  /**
   * What differs.
   *
   * @param dataverse the row of Dataverse
   * @param finance the row of finance
   * @param toFinance what the first maps to; null when it does not travel
   * @param toDataverse what the second maps to; null when it does not travel
   */
  public List<Difference.Column> differing(
      Row dataverse, Row finance, @Nullable Row toFinance, @Nullable Row toDataverse) {
    Set<String> onFinance = changed(Direction.TO_FINANCE, finance, toFinance);
    Set<String> onDataverse = changed(Direction.TO_DATAVERSE, dataverse, toDataverse);
    List<Difference.Column> columns = new ArrayList<>();
    for (String column : onFinance) {
      if (toDataverse == null || isUnexplained(dataverseOf.get(column), onDataverse)) {
        columns.add(column(Side.FINANCE, column, toFinance, finance));
      }
    }
    for (String column : onDataverse) {
      if (toFinance == null || isUnexplained(financeOf.get(column), onFinance)) {
        columns.add(column(Side.DATAVERSE, column, toDataverse, dataverse));
      }
    }
    return columns;
  }

  private Set<String> changed(Direction direction, Row held, @Nullable Row mapped) {
    return mapped == null ? Set.of() : Images.changed(held, mapped, map.columnsCompared(direction));
  }

  private static boolean isUnexplained(@Nullable Set<String> partners, Set<String> differing) {
    return partners == null || partners.stream().anyMatch(differing::contains);
  }

  private static Difference.Column column(
      Side side, String column, @Nullable Row mapped, Row held) {
    return new Difference.Column(
        side, column, mapped == null ? null : mapped.raw(column), held.raw(column));
  }
}
