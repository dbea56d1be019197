package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.work.Compiled;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.PairComparison;
import dev.tandem.sync.reconcile.Difference;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.jspecify.annotations.Nullable;

/** Compares rows with the rows that they map to. */
final class ComparePairs extends CompareJoin {
  private static final long serialVersionUID = 1L;

  /** What the count of pairs that are alike is called in the result of the job. */
  static final String ALIKE = "alike";

  private final LongCounter alike = new LongCounter();
  private transient @Nullable Compiled compiled;
  private transient @Nullable PairComparison comparison;

  ComparePairs(ReconcileJob job) {
    super(job);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    getRuntimeContext().addAccumulator(ALIKE, alike);
    compiled = job().map().compiled();
    comparison = PairComparison.of(compiled.map());
  }

  @Override
  @Nullable Found compare(ComparedRow row, @Nullable ComparedRow partner) {
    Direction way = job().way();
    if (partner == null) {
      Difference.Kind missing =
          way.target() == Side.FINANCE
              ? Difference.Kind.MISSING_ON_FINANCE
              : Difference.Kind.MISSING_ON_DATAVERSE;
      return found(missing, row.financeKey(), row.id(), List.of(), "");
    }
    UUID id = row.id() == null ? partner.id() : row.id();
    if (partner.outcome() == ComparedRow.Outcome.FILTERED) {
      String reason = "the row of %s is left out: %s".formatted(way.target(), partner.reason());
      return found(Difference.Kind.OUT_OF_SCOPE, row.financeKey(), id, List.of(), reason);
    }
    List<Difference.Column> differing =
        way.source() == Side.DATAVERSE ? differing(row, partner) : differing(partner, row);
    if (differing.isEmpty()) {
      alike.add(1L);
      return null;
    }
    String reason =
        differing.stream()
            .map(column -> column.side() + " " + column.column())
            .collect(Collectors.joining(", "));
    return found(Difference.Kind.COLUMNS, row.financeKey(), id, differing, reason);
  }

  private List<Difference.Column> differing(ComparedRow dataverse, ComparedRow finance) {
    if (comparison == null) {
      throw new IllegalStateException("a task compares rows after it was opened");
    }
    return comparison.differing(
        row(Side.DATAVERSE, Objects.requireNonNull(dataverse.row())),
        row(Side.FINANCE, Objects.requireNonNull(finance.row())),
        mapped(Side.FINANCE, dataverse.mapped()),
        mapped(Side.DATAVERSE, finance.mapped()));
  }

  private @Nullable Row mapped(Side side, @Nullable Slots slots) {
    return slots == null ? null : row(side, slots);
  }

  private Row row(Side side, Slots slots) {
    return slots.bind(Objects.requireNonNull(compiled).table(side));
  }
}
