package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.WriteRules;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies writes to the store. Not safe for several threads: the connector holds a lock. */
public final class MemoryWriter {
  private final MemoryStore store;
  private final WriteRules rules;
  private final boolean ledger;

  /**
   * A writer.
   *
   * @param unresolved tables whose rows need not exist when a lookup points at them
   * @param acrossCompanies whether a lookup may point at a row of another company
   * @param ledger whether applied operations are remembered
   */
  public MemoryWriter(
      MemoryStore store, Set<String> unresolved, boolean acrossCompanies, boolean ledger) {
    this.store = store;
    this.ledger = ledger;
    rules = new WriteRules(store, unresolved, acrossCompanies);
  }

  /** Applies every write for itself, each in a transaction of its own. */
  public List<WriteOutcome> applyEach(List<Write> writes) {
    return writes.stream().map(this::applyAlone).toList();
  }

  private WriteOutcome applyAlone(Write write) {
    store.begin();
    try {
      WriteOutcome outcome = apply(write);
      store.commit();
      return outcome;
    } finally {
      store.rollBack();
    }
  }

  /** Applies all writes in one transaction, or none when one fails. */
  public List<WriteOutcome> applyWhole(List<Write> writes) {
    store.begin();
    try {
      List<WriteOutcome> outcomes = new ArrayList<>();
      for (Write write : writes) {
        WriteOutcome outcome = apply(write);
        outcomes.add(outcome);
        if (!outcome.succeeded()) {
          return rolledBack(writes.size(), outcomes.size() - 1, outcome);
        }
      }
      store.commit();
      return outcomes;
    } finally {
      store.rollBack();
    }
  }

  /** Within a transaction, stores a row as the system itself would, read-only columns included. */
  public WriteOutcome insert(MemoryTable table, Row row) {
    return rules.insert(table, row);
  }

  /** Within a transaction, changes a row as the system itself would, read-only columns included. */
  public WriteOutcome update(MemoryTable table, HeldRow before, Row row) {
    return rules.update(table, before, row);
  }

  /** Within a transaction, deletes a row unless another one refers to it. */
  public WriteOutcome delete(MemoryTable table, @Nullable HeldRow row) {
    return rules.delete(table, row);
  }

  private static List<WriteOutcome> rolledBack(int size, int culprit, WriteOutcome outcome) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      outcomes.add(i == culprit ? outcome : new WriteOutcome.RolledBack());
    }
    return outcomes;
  }

  private WriteOutcome apply(Write write) {
    AcceptedOperation before = ledger ? store.accepted(write.operationId()) : null;
    if (before != null) {
      return new WriteOutcome.Duplicate(before.version(), before.id());
    }
    store.startOperation(write.operationId());
    WriteOutcome outcome = rules.apply(write);
    if (ledger && outcome instanceof WriteOutcome.Applied applied) {
      store.recordApplied(write.operationId(), applied);
    }
    return outcome;
  }
}
