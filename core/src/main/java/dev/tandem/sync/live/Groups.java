package dev.tandem.sync.live;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a source that have several rows. As long as one of them is not wholly visible on
 * the other side, a document says so (I13), whatever its size.
 */
public final class Groups {
  /** What the names of the documents start with; the name of the group follows. */
  public static final String PREFIX = "group/";

  /** How many obligations of the group were received so far. */
  public static final String RECEIVED = "received";

  /** Whether the source has reported the whole transaction. */
  public static final String CLOSED = "closed";

  /**
   * What the names of the documents start with that remember groups of which a person discarded
   * something: nothing of them is owed, and they are not wholly visible either (I13).
   */
  public static final String GIVEN_UP = "given-up/";

  /** In such a document: when. */
  public static final String AT = "at";

  private final SyncContext context;
  private final Map<String, Fields> known = new LinkedHashMap<>();
  private final Set<String> stillOwed = new LinkedHashSet<>();

  Groups(SyncContext context) {
    this.context = context;
  }

  /**
   * The group of a change, null when it stands alone.
   *
   * @param seen the groups met so far in this intake, kept by the caller
   */
  @Nullable String groupOf(String partition, Side side, Change change, Map<String, Fields> seen) {
    Change.Transaction transaction = change.transaction();
    if (transaction == null) {
      return null;
    }
    String group = partition + '/' + side + '/' + transaction.id();
    Fields fields = seen.containsKey(group) ? seen.get(group) : load(group);
    if (fields == null && transaction.last()) {
      return null;
    }
    Fields open = fields == null ? Fields.none() : fields;
    seen.put(group, transaction.last() ? open.with(CLOSED, true) : open);
    return group;
  }

  /** The last change of a transaction ends its group also when no map wants it, or has it. */
  void end(String partition, Side side, Change change, Map<String, Fields> seen) {
    Change.Transaction transaction = change.transaction();
    if (transaction == null || !transaction.last()) {
      return;
    }
    String group = partition + '/' + side + '/' + transaction.id();
    Fields fields = seen.containsKey(group) ? seen.get(group) : load(group);
    if (fields != null) {
      seen.put(group, fields.with(CLOSED, true));
    }
  }

  private @Nullable Fields load(String group) {
    String text = context.store().documents(PREFIX + group).get(PREFIX + group);
    return text == null ? null : Fields.parse(text);
  }

  /** Whether this many obligations are the whole group. */
  boolean isWhole(String group, int size) {
    Fields fields = known.computeIfAbsent(group, name -> orNone(load(name)));
    return Boolean.parseBoolean(fields.get(CLOSED, "false")) && fields.number(RECEIVED) == size;
  }

  private static Fields orNone(@Nullable Fields fields) {
    return fields == null ? Fields.none() : fields;
  }

  /** Removes the documents of groups of which nothing is owed any more after a batch. */
  void close(BatchRecord record) {
    for (String group : record.groups()) {
      Fields fields = orNone(load(group));
      boolean closed = Boolean.parseBoolean(fields.get(CLOSED, "false"));
      if (closed && !isOwed(group, record)) {
        record.commit().document(PREFIX + group, "");
      } else if (closed) {
        stillOwed.add(group);
      }
    }
  }

  /**
   * Looks once more at the groups that {@link #close} left open, after the commit of the batch:
   * somebody may have discarded their last member meanwhile.
   */
  void closeLater() {
    stillOwed.forEach(group -> closeIfDone(context, group));
  }

  /** Closes what a worker that ended between two commits left open. */
  static void closeAll(SyncContext context, String partition) {
    for (String name : context.store().documents(PREFIX + partition + '/').keySet()) {
      closeIfDone(context, name.substring(PREFIX.length()));
    }
  }

  private boolean isOwed(String group, BatchRecord record) {
    for (Obligation obligation : owed(context, group, record.settlements() + 1)) {
      if (!record.isFinished(obligation.sequence())) {
        return true;
      }
    }
    return false;
  }

  private static List<Obligation> owed(SyncContext context, String group, int limit) {
    return context
        .store()
        .obligations(
            ObligationQuery.of(
                    limit,
                    ObligationStatus.PENDING,
                    ObligationStatus.IN_DOUBT,
                    ObligationStatus.PARKED,
                    ObligationStatus.CONFLICT,
                    ObligationStatus.DEAD)
                .ofGroup(group));
  }

  /**
   * Removes the document of a group of which nothing is owed any more, because somebody discarded
   * its last open member.
   */
  public static void closeIfDone(SyncContext context, String group) {
    String name = PREFIX + group;
    String text = context.store().documents(name).getOrDefault(name, "");
    boolean closed = Boolean.parseBoolean(Fields.parse(text).get(CLOSED, "false"));
    if (closed && owed(context, group, 1).isEmpty()) {
      context.store().commit(StoreCommit.under(null).expect(name, text).document(name, "").build());
    }
  }

  /** The groups of these obligations. */
  public static Set<String> of(Collection<Obligation> obligations) {
    Set<String> groups = new LinkedHashSet<>();
    for (Obligation obligation : obligations) {
      String group = obligation.group();
      if (group != null) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** Remembers that a person discarded something of these groups. */
  public static void giveUp(StoreCommit.Builder commit, Collection<String> groups, Instant now) {
    groups.forEach(
        group -> commit.document(GIVEN_UP + group, Fields.none().with(AT, now).toText()));
  }

  /** The documents of these groups after more of them was received. */
  Map<String, String> documents(Map<String, Fields> seen, Map<String, Integer> received) {
    Map<String, String> documents = new LinkedHashMap<>();
    seen.forEach(
        (group, fields) -> {
          int more = received.getOrDefault(group, 0);
          long count = fields.number(RECEIVED) + more;
          boolean closed = Boolean.parseBoolean(fields.get(CLOSED, "false"));
          boolean over = more == 0 && closed && owed(context, group, 1).isEmpty();
          documents.put(PREFIX + group, over ? "" : fields.with(RECEIVED, count).toText());
        });
    return documents;
  }
}
