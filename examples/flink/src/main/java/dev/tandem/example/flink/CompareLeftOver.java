package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.sync.reconcile.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds rows of the second side without a partner, or whose partner is out of scope. */
final class CompareLeftOver extends CompareJoin {
  private static final long serialVersionUID = 1L;

  CompareLeftOver(ReconcileJob job) {
    super(job);
  }

  @Override
  @Nullable Found compare(ComparedRow row, @Nullable ComparedRow partner) {
    if (partner == null) {
      // Only maps that go both ways come here, and those look at Dataverse first.
      return found(Difference.Kind.MISSING_ON_DATAVERSE, row.financeKey(), row.id(), List.of(), "");
    }
    if (partner.outcome() == ComparedRow.Outcome.FILTERED) {
      String reason =
          "the row of %s is left out: %s".formatted(job().way().source(), partner.reason());
      return found(Difference.Kind.OUT_OF_SCOPE, row.financeKey(), partner.id(), List.of(), reason);
    }
    return null;
  }
}
