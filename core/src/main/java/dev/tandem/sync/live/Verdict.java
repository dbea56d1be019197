package dev.tandem.sync.live;

import com.google.common.collect.ImmutableSet;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be done about one obligation. Immutable. */
public sealed interface Verdict {

  /**
   * It is over without a write.
   *
   * @param status its status
   * @param note why
   * @param link what is known of the pair now, null when nothing changed
   */
  record Settle(ObligationStatus status, String note, @Nullable LinkState link)
      implements Verdict {}

  /**
   * It must be written.
   *
   * @param write the write
   * @param whole the target row with every mapped column but the lookups that were left out, of
   *     which {@code write} may send a part; null for a delete
   * @param link the pair as it was before the write
   * @param source the source row as it was mapped; null for a delete
   * @param partly whether lookups were left out, which must follow (UND-30)
   * @param old the pair of the key that the row had before, null unless the key changed (UND-25)
   * @param oldDelete the delete of the row of the old key, sent after the write; null for none
   */
  record Send(
      Write write,
      @Nullable Row whole,
      LinkState link,
      @Nullable Row source,
      boolean partly,
      @Nullable LinkState old,
      @Nullable Write oldDelete)
      implements Verdict {

    /** The same on condition of another version; null for no condition. */
    Send expecting(@Nullable String version) {
      Write changed =
          new Write(write.operationId(), write.kind(), write.key(), write.row(), version);
      return sending(changed, link);
    }

    /** Every mapped column, over a row of this version that only we have changed. */
    Send whole(String version) {
      Row all = whole == null ? write.row() : whole;
      Write more = new Write(write.operationId(), write.kind(), write.key(), all, version);
      return sending(more, link);
    }

    /** The same with another write, and with other knowledge of the pair. */
    Send sending(Write other, LinkState known) {
      return new Send(other, whole, known, source, partly, old, oldDelete);
    }
  }

  /**
   * It refers to rows that are not there.
   *
   * @param names the names under which they are awaited
   * @param note which fields could not be resolved
   * @param link what is known of the pair now, null when nothing changed
   */
  record Await(Set<String> names, String note, @Nullable LinkState link) implements Verdict {
    public Await {
      names = ImmutableSet.copyOf(names); // in their order: a row waits under the first
    }
  }
}
