package dev.tandem.example.odata.server.bulk;

import dev.tandem.example.odata.datapackage.MalformedPackageException;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the rows of a package over, each for itself: a row that is refused keeps no other one back.
 * Used by one thread.
 */
final class PackageImport {
  private static final int GROUP = 1000;

  private final Connector side;
  private final Execution execution;
  private final List<EntityRows> entities;
  private long sent;
  private long written;

  PackageImport(Connector side, Execution execution, List<EntityRows> entities) {
    this.side = side;
    this.execution = execution;
    this.entities = List.copyOf(entities);
  }

  /** Takes them over; what goes wrong stands in the execution. */
  void run() {
    execution.begin();
    try {
      for (EntityRows entity : entities) {
        take(entity);
      }
      execution.end(written);
    } catch (MalformedPackageException | DualWriteException e) {
      execution.fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      execution.fail("an unexpected error occurred: " + e);
    }
  }

  private void take(EntityRows rows) throws MalformedPackageException {
    int size = Math.min(GROUP, side.capabilities().maxGroupSize());
    Set<KeyValues> seen = new HashSet<>();
    List<EntityRows.Entry> group = new ArrayList<>();
    EntityRows.Entry entry = rows.next();
    while (entry != null) {
      if (entry.fault() != null) {
        execution.add(entry.fault());
      } else if (!seen.add(Objects.requireNonNull(entry.address()))) {
        execution.add(fault(rows, entry, "", "the package has another row with this key"));
      } else {
        group.add(entry);
      }
      if (group.size() == size) {
        write(rows, group);
        group.clear();
      }
      entry = rows.next();
    }
    if (!group.isEmpty()) {
      write(rows, group);
    }
  }

  private static ImportFault fault(
      EntityRows rows, EntityRows.Entry entry, String field, String message) {
    return new ImportFault(rows.shape().schema().name().name(), entry.key(), field, message);
  }

  private void write(EntityRows rows, List<EntityRows.Entry> group) {
    List<Write> writes = new ArrayList<>();
    for (EntityRows.Entry entry : group) {
      writes.add(
          Write.upsert(
              "package-%s-%d".formatted(execution.id(), ++sent),
              Objects.requireNonNull(entry.address()),
              Objects.requireNonNull(entry.row())));
    }
    List<WriteOutcome> outcomes = side.write(new WriteGroup(writes, false));
    for (int at = 0; at < outcomes.size(); at++) {
      if (outcomes.get(at) instanceof WriteOutcome.Applied) {
        written++;
      } else {
        execution.add(fault(rows, group.get(at), outcomes.get(at)));
      }
    }
  }

  private static ImportFault fault(EntityRows rows, EntityRows.Entry entry, WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Rejected rejected) {
      String field = rejected.problems().get(0).field();
      String message =
          rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "));
      return fault(rows, entry, field == null ? "" : field, message);
    }
    return fault(rows, entry, "", "An error has occurred: " + outcome);
  }
}
