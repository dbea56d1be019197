package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.journal.BeginningDay;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The billed sales that wait in staging, by proposal, with what their connections say: ids only, of
 * at most so many rows at a time. Not safe for several threads.
 */
final class BilledWindow {
  private static final String ACTUAL = "msdyn_actual"; // TC-12

  private final Records records;
  private final int size;
  private final @Nullable String only;
  private final BeginningDay before;
  private final TreeMap<String, List<UUID>> waiting = new TreeMap<>();
  private final Map<UUID, UUID> unbilled = new HashMap<>();
  private final Map<UUID, UUID> originals = new HashMap<>();
  private final Set<UUID> takenBack = new HashSet<>();
  private int held;
  private String after = "";
  private boolean over;

  BilledWindow(Records records, int size, @Nullable String only) {
    this.records = records;
    this.size = size;
    this.only = only;
    before = BeginningDay.read(records);
  }

  /** The next proposal with its billed sales; empty when nothing waits. */
  Optional<Map.Entry<String, List<UUID>>> next() {
    while (waiting.isEmpty() && !over) {
      fill();
    }
    Map.Entry<String, List<UUID>> first = waiting.pollFirstEntry();
    if (first != null) {
      after = first.getKey();
    }
    return Optional.ofNullable(first);
  }

  /** The unbilled sale behind a billed one (TC-5); empty while no connection has arrived. */
  Optional<UUID> unbilledOf(UUID billed) {
    return Optional.ofNullable(unbilled.get(billed));
  }

  /** The billed sale that a reversal gives back (TC-7); empty when it is none. */
  Optional<UUID> originalOf(UUID billed) {
    return Optional.ofNullable(originals.get(billed));
  }

  /** Whether a reversal of a billed sale is known, arrived or not (TC-7). */
  boolean isTakenBack(UUID billed) {
    return takenBack.contains(billed);
  }

  private void fill() {
    held = 0;
    over = true;
    records.each(ActualStaging.CODEC, this::offer);
    unbilled.clear();
    originals.clear();
    takenBack.clear();
    Map<UUID, Boolean> ids = new HashMap<>();
    waiting.values().forEach(list -> list.forEach(id -> ids.put(id, true)));
    records.each(ConnectionStaging.CODEC, row -> connect(row, ids));
  }

  private void offer(ActualStaging row) {
    String proposal = row.proposalId().orElse("");
    if (!row.transactionType().is(StagedTransactionType.BILLED_SALES)
        || row.journalized().orElse(false)
        || row.importId().isEmpty()
        || before.takes(row)
        || proposal.isEmpty()
        || proposal.compareTo(after) <= 0
        || (only != null && !only.equals(proposal))) {
      return;
    }
    waiting.computeIfAbsent(proposal, number -> new ArrayList<>()).add(row.importId().get());
    held++;
    while (held > size && waiting.size() > 1) {
      held -= waiting.pollLastEntry().getValue().size(); // a later pass takes it
      over = false;
    }
  }

  private void connect(ConnectionStaging row, Map<UUID, Boolean> ids) {
    UUID first = row.transaction1().orElse(null);
    UUID second = row.transaction2().orElse(null);
    if (first == null
        || second == null
        || !(ids.containsKey(first) || ids.containsKey(second))
        || !ACTUAL.equalsIgnoreCase(row.transaction1Type().orElse(ACTUAL))
        || !ACTUAL.equalsIgnoreCase(row.transaction2Type().orElse(ACTUAL))) {
      return;
    }
    switch (role(row.transaction1Role())) {
      case "billedsales" -> keep(unbilled, first, second, ids);
      case "reversing" -> {
        keep(originals, first, second, ids);
        if (ids.containsKey(second)) {
          takenBack.add(second);
        }
      }
      default -> {} // TC-8 and others say nothing about a billed sale
    }
  }

  private static void keep(Map<UUID, UUID> kept, UUID first, UUID second, Map<UUID, Boolean> ids) {
    if (ids.containsKey(first)) {
      kept.put(first, second);
    }
  }

  private static String role(Optional<String> role) {
    return role.orElse("").replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
