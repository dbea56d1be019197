package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Records;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the connections and origins around transactions. No state. */
final class Trails {
  private Trails() {}

  /** What leads to and from everything that comes from a row, such as an entry. */
  static Trail ofSource(Records records, RecordType type, UUID source) {
    return ofSources(records, type, List.of(source));
  }

  /** The same for several rows of one table. */
  static Trail ofSources(Records records, RecordType type, Collection<UUID> sources) {
    Set<String> wanted = texts(sources);
    Set<String> transactions = new LinkedHashSet<>();
    records.each(
        TransactionOrigin.CODEC,
        row -> {
          if (row.originType().orElse("").equalsIgnoreCase(type.logicalName())
              && in(wanted, row.origin())) {
            row.transaction().ifPresent(id -> transactions.add(text(id)));
          }
        });
    return around(records, transactions);
  }

  /** What leads to and from transactions, and what those come from that they are tied to. */
  static Trail of(Records records, Collection<UUID> transactions) {
    return around(records, texts(transactions));
  }

  private static Trail around(Records records, Set<String> transactions) {
    Set<String> near = new LinkedHashSet<>(transactions);
    records.each(
        TransactionConnection.CODEC,
        row -> {
          if (in(transactions, row.transaction1()) || in(transactions, row.transaction2())) {
            row.transaction1().ifPresent(id -> near.add(text(id)));
            row.transaction2().ifPresent(id -> near.add(text(id)));
          }
        });
    return near.isEmpty()
        ? Trail.NONE
        : new Trail(
            records.where(
                TransactionConnection.CODEC,
                row -> in(near, row.transaction1()) || in(near, row.transaction2())),
            records.where(TransactionOrigin.CODEC, row -> in(near, row.transaction())));
  }

  private static boolean in(Set<String> wanted, Optional<String> id) {
    return id.isPresent() && wanted.contains(text(id.get()));
  }

  private static Set<String> texts(Collection<UUID> ids) {
    Set<String> texts = new LinkedHashSet<>();
    ids.forEach(id -> texts.add(id.toString()));
    return texts;
  }

  private static String text(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
