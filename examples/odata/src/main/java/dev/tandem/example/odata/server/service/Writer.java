package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.server.api.ODataApplicationException;

/** Applies planned writes, all or none. Safe for any thread. */
final class Writer {
  private static final int MOST_ATTEMPTS = 25;

  private final RowSource rows;
  private final Dialect dialect;

  Writer(RowSource rows, Dialect dialect) {
    this.rows = rows;
    this.dialect = dialect;
  }

  /** What became of every write; an error when one was refused, and then none took place. */
  List<WriteOutcome.Applied> apply(List<Planned> planned) throws ODataApplicationException {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      List<Write> writes = conditioned(planned);
      List<WriteOutcome> outcomes = rows.side().write(new WriteGroup(writes, true));
      int failed = failure(outcomes);
      if (failed < 0) {
        return outcomes.stream().map(WriteOutcome.Applied.class::cast).toList();
      }
      Planned culprit = planned.get(failed);
      boolean overtaken =
          outcomes.get(failed) instanceof WriteOutcome.Conflict
              && culprit.write().expectedVersion() == null;
      if (!overtaken) {
        throw dialect.refusal(culprit.shape(), culprit.write(), outcomes.get(failed));
      }
    }
    throw dialect.contended();
  }

  /** A row that must exist is written on condition of the version that it has now. */
  private List<Write> conditioned(List<Planned> planned) throws ODataApplicationException {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      Planned next = planned.get(i);
      boolean writtenBefore = planned.subList(0, i).stream().anyMatch(next::isSameRow);
      if (next.mustExist() && !writtenBefore) {
        StoredRow row = rows.byKey(next.shape(), next.write().key());
        if (row == null) {
          throw dialect.notFound(next.shape(), next.write().key());
        }
        String expected = next.write().expectedVersion();
        writes.add(next.write().ifVersion(expected == null ? row.version() : expected));
      } else {
        writes.add(next.write());
      }
    }
    return writes;
  }

  private static int failure(List<WriteOutcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      WriteOutcome outcome = outcomes.get(i);
      if (!(outcome instanceof WriteOutcome.Applied)
          && !(outcome instanceof WriteOutcome.RolledBack)) {
        return i;
      }
    }
    return -1;
  }
}
