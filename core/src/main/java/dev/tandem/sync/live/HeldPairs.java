package dev.tandem.sync.live;

import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that transactions of both sides hold (UND-20). As long as nobody knows how such a
 * transaction ends, the rows of its pairs say nothing certain, and what else is owed of them waits.
 * Each pair has a document, which outlives the transaction for a while: a worker that looked at the
 * pair before cannot store afterwards what it made of it. Immutable.
 */
public final class HeldPairs {
  private static final String PREFIX = "held/";
  private static final String TRANSACTION = "transaction";
  private static final String BEGUN = "begun";
  private static final String OWED = "owed";
  private static final String ENDED = "ended";
  private static final String ROW = "row";

  /** Longer than a worker takes for what it takes up at once. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final Map<String, String> texts;

  /** By map and row on Dataverse. */
  private final Map<String, String> former = new LinkedHashMap<>();

  private HeldPairs(Map<String, String> texts) {
    this.texts = texts;
    texts.forEach(
        (name, text) -> {
          Fields fields = Fields.parse(text);
          String row = fields.get(ROW);
          String transaction = fields.get(TRANSACTION);
          if (row != null && transaction != null) {
            former.put(name.substring(0, name.lastIndexOf('/') + 1) + row, transaction);
          }
        });
  }

  /** The pairs that are held now; none where no map is written synchronously. */
  public static HeldPairs load(SyncContext context) {
    boolean any =
        context.maps().stream().anyMatch(map -> map.options().mode() == SyncMode.SYNCHRONOUS);
    return new HeldPairs(any ? context.store().documents(PREFIX) : Map.of());
  }

  /** The name of the document of a pair. */
  public static String name(MapRun map, LinkKey pair) {
    return name(map.name()) + pair;
  }

  private static String name(String map) {
    return PREFIX + map + '/';
  }

  /** The text of a document of this name as it was read, empty for none. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** What the document of a pair says while a transaction holds it that began then. */
  public static String heldBy(String transaction, Instant at) {
    return Fields.none().with(TRANSACTION, transaction).with(BEGUN, at).toText();
  }

  /**
   * What it says while a transaction holds it whose row has taken the pair over.
   *
   * @param row the row on Dataverse that had it before
   */
  public static String takenFrom(UUID row, String transaction, Instant at) {
    return Fields.parse(heldBy(transaction, at)).with(ROW, row).toText();
  }

  /** What it says while a row of the transaction owes an operation, whatever it holds by then. */
  public static String owing(String transaction, Instant at, String operation) {
    return Fields.none()
        .with(TRANSACTION, transaction)
        .with(BEGUN, at)
        .with(OWED, operation)
        .toText();
  }

  /** What it says afterwards. */
  public static String released(String transaction, Instant now) {
    return Fields.none().with(TRANSACTION, transaction).with(ENDED, now).toText();
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The transaction that holds the pair of this name; null when none does. */
  public @Nullable String holder(String name) {
    Fields fields = Fields.parse(text(name));
    return fields.get(ENDED) == null ? fields.get(TRANSACTION) : null;
  }

  /**
   * A transaction that holds a pair of the map and began at or before this instant, so that a row
   * of which no pair knows may be its; null for none.
   */
  @Nullable String holderOfAny(MapRun map, Instant received) {
    String prefix = name(map.name());
    for (String name : texts.keySet()) {
      String holder = name.startsWith(prefix) ? holder(name) : null;
      String begun = holder == null ? null : Fields.parse(text(name)).get(BEGUN);
      if (begun != null && !Instant.parse(begun).isAfter(received)) {
        return holder;
      }
    }
    return null;
  }

  /** The transaction that holds the pair that this row on Dataverse had before; null for none. */
  @Nullable String holderOfFormer(MapRun map, @Nullable UUID row) {
    return row == null ? null : former.get(name(map.name()) + row);
  }

  /** Whether this transaction holds any pair. */
  boolean isOpen(String transaction) {
    return texts.keySet().stream().anyMatch(name -> transaction.equals(holder(name)));
  }

  /** The name under which obligations wait for the end of a transaction. */
  static String awaited(String transaction) {
    return PREFIX + transaction;
  }

  /** Lets a commit take place only if no transaction held or released the pair since. */
  void guard(StoreCommit.Builder commit, MapRun map, LinkKey pair) {
    if (map.options().mode() == SyncMode.SYNCHRONOUS) {
      String name = name(map, pair);
      commit.expect(name, text(name));
    }
  }

  /**
   * Releases pairs whose rows owe nothing any more after a transaction that was given up, and
   * removes the documents of those that were released long ago.
   */
  public void release(SyncContext context) {
    Map<String, String> changes = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          Fields fields = Fields.parse(text);
          String owed = fields.get(OWED);
          String ended = fields.get(ENDED);
          if (owed != null && !isOwed(context, owed)) {
            String transaction = Objects.requireNonNull(fields.get(TRANSACTION));
            changes.put(name, released(transaction, context.now()));
          } else if (ended != null && Instant.parse(ended).plus(KEPT).isBefore(context.now())) {
            changes.put(name, "");
          }
        });
    if (!changes.isEmpty()) {
      // Where somebody took one of them meanwhile, the next step looks again.
      StoreCommit.Builder commit = StoreCommit.under(null);
      changes.forEach((name, text) -> commit.expect(name, text(name)).document(name, text));
      context.store().commit(commit.build());
    }
  }

  private static boolean isOwed(SyncContext context, String operation) {
    Obligation owed = context.store().received(Set.of(operation)).get(operation);
    return owed != null
        && (owed.status() == ObligationStatus.PENDING
            || owed.status() == ObligationStatus.IN_DOUBT);
  }
}
