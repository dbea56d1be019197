package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns writes into requests, or into outcomes where no request is needed. */
final class Planner {
  private final Service service;
  private final Urls urls;
  private final Targets targets;
  private final KeyFinder finder;
  private final @Nullable Ledger ledger;

  Planner(Service service, @Nullable Ledger ledger) {
    this.service = service;
    this.ledger = ledger;
    urls = new Urls(service);
    targets = new Targets(service);
    finder = new KeyFinder(service);
  }

  /** Reads everything that these writes depend on. */
  Known look(List<Write> writes) {
    List<KeyFinder.Wanted> wishes = new ArrayList<>();
    List<String> operations = new ArrayList<>();
    for (Write write : writes) {
      WireTable table = table(write);
      operations.add(write.operationId());
      if (table != null && KeyCheck.problem(table.schema(), write.key()) == null) {
        wishes.add(new KeyFinder.Wanted(table, write.key()));
        wishes.addAll(references(write, table));
      }
    }
    if (ledger != null) {
      wishes.addAll(ledger.wishes(operations));
    }
    Map<KeyFinder.Wanted, List<Found>> rows = finder.find(wishes);
    Map<String, AcceptedOperation> accepted =
        ledger == null ? Map.of() : ledger.accepted(operations, rows);
    return new Known(rows, accepted);
  }

  private @Nullable WireTable table(Write write) {
    var name = write.row().schema().name();
    return name.side() == service.dialect().side() ? service.catalog().table(name.name()) : null;
  }

  /** The rows behind the lookups of a write, and behind those in its key. */
  private List<KeyFinder.Wanted> references(Write write, WireTable table) {
    List<KeyFinder.Wanted> wishes = new ArrayList<>();
    for (WireColumn column : table.columns()) {
      if (column.isLookup()
          && write.row().value(column.column().name()) instanceof Reference reference) {
        wishes.addAll(targets.of(column, reference));
      }
    }
    for (KeyParts.Part part : KeyParts.of(write.key())) {
      WireColumn column = table.column(part.root());
      if (part.onward() != null && column != null && column.isLookup()) {
        wishes.addAll(targets.of(column, Reference.byKey(null, part.onward())));
      }
    }
    return wishes;
  }

  /**
   * What is to be done about a write.
   *
   * @param together whether the requests so far are one change set with this one
   */
  PlannedWrite plan(Write write, Known known, boolean together, boolean isFirst) {
    WireTable table = table(write);
    if (table == null) {
      return rejected(ErrorCode.UNKNOWN_TABLE, "there is no table " + write.row().schema());
    }
    AcceptedOperation before = known.accepted(write.operationId());
    if (before != null) {
      return new PlannedWrite.Settled(new WriteOutcome.Duplicate(before.version(), before.id()));
    }
    Problem wrongKey = KeyCheck.problem(table.schema(), write.key());
    if (wrongKey != null) {
      return new PlannedWrite.Settled(new WriteOutcome.Rejected(List.of(wrongKey)));
    }
    KeyFinder.Wanted wish = new KeyFinder.Wanted(table, write.key());
    if (!together && known.isTouched(wish, write.operationId())) {
      return new PlannedWrite.Later();
    }
    List<Found> rows = known.rows(wish);
    if (rows.size() > 1) {
      return rejected(
          ErrorCode.DUPLICATE_KEY, "%d rows of %s have this key".formatted(rows.size(), table));
    }
    Found now = known.image(wish);
    Found row = now == null ? (rows.isEmpty() ? null : rows.get(0)) : now;
    boolean gone = row == null || row.row().presentColumns().isEmpty();
    return plan(write, known, wish, gone ? null : row, isFirst);
  }

  private PlannedWrite plan(
      Write write, Known known, KeyFinder.Wanted wish, @Nullable Found row, boolean isFirst) {
    String expected = write.expectedVersion();
    String current = row == null ? null : row.version();
    if (expected != null && !expected.equals(current == null ? Write.ABSENT : current)) {
      return new PlannedWrite.Settled(new WriteOutcome.Conflict(current));
    }
    return write.kind() == Write.Kind.DELETE
        ? delete(wish, row, expected)
        : save(write, known, wish, row, isFirst);
  }

  private PlannedWrite delete(
      KeyFinder.Wanted wish, @Nullable Found row, @Nullable String expected) {
    HttpCall effect = null;
    if (row != null) {
      effect = HttpCall.of("DELETE", urls.row(wish.table(), row.row()));
      effect = expected == null ? effect : effect.with("If-Match", expected);
    }
    return new PlannedWrite.Send(effect, wish, null, false, null);
  }

  private PlannedWrite save(
      Write write, Known known, KeyFinder.Wanted wish, @Nullable Found row, boolean isFirst) {
    RowDraft draft = new RowDraft(targets, known, wish.table(), row);
    List<Problem> problems = draft.take(write.row(), write.key());
    if (!problems.isEmpty()) {
      boolean mayPass =
          problems.stream().allMatch(problem -> problem.code() == ErrorCode.LOOKUP_NOT_FOUND);
      return mayPass && !isFirst
          ? new PlannedWrite.Later()
          : new PlannedWrite.Settled(new WriteOutcome.Rejected(problems));
    }
    Found image = draft.image();
    HttpCall call =
        row == null
            ? HttpCall.of("POST", urls.set(wish.table()))
            : HttpCall.of("PATCH", urls.row(wish.table(), row.row()))
                .with("If-Match", condition(write));
    UUID id = row == null ? image.id() : row.id();
    HttpCall effect = WriteCalls.returning(WriteCalls.withBody(call, draft.body()));
    return new PlannedWrite.Send(effect, wish, id, row == null, image);
  }

  /** An update never creates, whatever happened since the row was read. */
  private static String condition(Write write) {
    String expected = write.expectedVersion();
    return expected == null || expected.equals(Write.ABSENT) ? "*" : expected;
  }

  private static PlannedWrite rejected(ErrorCode code, String message) {
    return new PlannedWrite.Settled(
        new WriteOutcome.Rejected(List.of(Problem.of(code, null, message, null))));
  }
}
