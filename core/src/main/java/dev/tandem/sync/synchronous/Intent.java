package dev.tandem.sync.synchronous;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of both sides is about to do, kept in the store from before its first write
 * until it has ended: whoever finds it later can finish or undo it (UND-20). Immutable.
 *
 * @param id names the transaction
 * @param origin the side whose host commits it
 * @param at when it began, UTC
 * @param writes what is written on the other side, in order
 */
record Intent(String id, Side origin, Instant at, List<IntendedWrite> writes) {
  /** What the names of the documents start with; the id follows. */
  static final String PREFIX = "intent/";

  private static final String COUNT = "writes";

  Intent {
    writes = List.copyOf(writes);
  }

  String documentName() {
    return PREFIX + id;
  }

  /** The same with more writes. */
  Intent plus(List<IntendedWrite> more) {
    List<IntendedWrite> all = new ArrayList<>(writes);
    all.addAll(more);
    return new Intent(id, origin, at, all);
  }

  String toText(SyncContext context) {
    Fields fields = Fields.none().with("origin", origin).with("at", at).with(COUNT, writes.size());
    for (int i = 0; i < writes.size(); i++) {
      fields = fields.with("write-" + i, writes.get(i).toFields(context).toText());
    }
    return fields.toText();
  }

  /** Reads a document; null when this runtime does not have all its maps. */
  static @Nullable Intent parse(SyncContext context, String name, String text) {
    Fields fields = Fields.parse(text);
    List<IntendedWrite> writes = new ArrayList<>();
    for (int i = 0; i < fields.number(COUNT); i++) {
      IntendedWrite write =
          IntendedWrite.parse(context, Fields.parse(fields.get("write-" + i, "")));
      if (write == null) {
        return null;
      }
      writes.add(write);
    }
    return new Intent(
        name.substring(PREFIX.length()),
        Side.valueOf(fields.get("origin", "")),
        Instant.parse(fields.get("at", Instant.EPOCH.toString())),
        writes);
  }
}
