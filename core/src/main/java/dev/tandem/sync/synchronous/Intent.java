package dev.tandem.sync.synchronous;

import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.live.HeldPairs;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of both sides is about to do, kept in the store from before its first write
 * until it has ended: whoever finds it later can finish it (UND-20). Immutable.
 *
 * @param id names the transaction
 * @param origin the side whose host commits it
 * @param at when it began, UTC
 * @param pairs the documents of the pairs that it holds
 * @param writes what is written on the other side, in order
 * @param stored whether the pairs know of all these writes
 * @param claims how often somebody set out to end it without its host
 */
record Intent(
    String id,
    Side origin,
    Instant at,
    List<String> pairs,
    List<IntendedWrite> writes,
    boolean stored,
    long claims) {
  /** What the names of the documents start with; the id follows. */
  static final String PREFIX = "intent/";

  private static final String WRITES = "writes";
  private static final String PAIRS = "pairs";

  Intent {
    pairs = List.copyOf(pairs);
    writes = List.copyOf(writes);
  }

  String documentName() {
    return PREFIX + id;
  }

  /** The same with more pairs. */
  Intent holding(List<String> more) {
    List<String> all = new ArrayList<>(pairs);
    all.addAll(more);
    return new Intent(id, origin, at, all, writes, stored, claims);
  }

  /** The same with more writes. */
  Intent plus(List<IntendedWrite> more) {
    List<IntendedWrite> all = new ArrayList<>(writes);
    all.addAll(more);
    return new Intent(id, origin, at, pairs, all, stored, claims);
  }

  /** The same once the pairs know of its writes. */
  Intent known() {
    return new Intent(id, origin, at, pairs, writes, true, claims);
  }

  /**
   * The same, claimed by who ends it without its host: of two, the one that is too late must write
   * nothing. Null when somebody else has changed or ended it.
   */
  @Nullable Intent claimed(SyncContext context) {
    Intent mine = new Intent(id, origin, at, pairs, writes, stored, claims + 1);
    StoreCommit.Builder commit =
        StoreCommit.under(null)
            .expect(documentName(), toText(context))
            .document(documentName(), mine.toText(context));
    return context.store().commit(commit.build()).succeeded() ? mine : null;
  }

  String toText(SyncContext context) {
    Fields fields =
        Fields.none()
            .with("origin", origin)
            .with("at", at)
            .with("stored", stored)
            .with("claims", claims)
            .with(PAIRS, pairs.size())
            .with(WRITES, writes.size());
    for (int i = 0; i < pairs.size(); i++) {
      fields = fields.with("pair-" + i, pairs.get(i));
    }
    for (int i = 0; i < writes.size(); i++) {
      fields = fields.with("write-" + i, writes.get(i).toFields(context).toText());
    }
    return fields.toText();
  }

  /** Reads a document; null when this runtime does not have all its maps. */
  static @Nullable Intent parse(SyncContext context, String name, String text) {
    Fields fields = Fields.parse(text);
    List<IntendedWrite> writes = new ArrayList<>();
    for (int i = 0; i < fields.number(WRITES); i++) {
      IntendedWrite write =
          IntendedWrite.parse(context, Fields.parse(fields.get("write-" + i, "")));
      if (write == null) {
        return null;
      }
      writes.add(write);
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.number(PAIRS); i++) {
      pairs.add(fields.get("pair-" + i, ""));
    }
    return new Intent(
        name.substring(PREFIX.length()),
        Side.valueOf(fields.get("origin", "")),
        Instant.parse(fields.get("at", Instant.EPOCH.toString())),
        pairs,
        writes,
        Boolean.parseBoolean(fields.get("stored")),
        fields.number("claims"));
  }

  /** Which writes are its own: once somebody else ends it, what is still under way is refused. */
  Fence fence(long generation) {
    return new Fence("tandem/transaction/%s/%d".formatted(id, at.toEpochMilli()), generation);
  }

  /** A commit that ends it, and takes place only if nobody has changed or ended it since. */
  StoreCommit.Builder ending(SyncContext context) {
    StoreCommit.Builder commit =
        StoreCommit.under(null)
            .expect(documentName(), toText(context))
            .document(documentName(), "");
    pairs.forEach(pair -> commit.document(pair, HeldPairs.released(id, context.now())));
    return commit;
  }
}
