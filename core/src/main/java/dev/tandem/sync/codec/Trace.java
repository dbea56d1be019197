package dev.tandem.sync.codec;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.state.LinkKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a change once it is settled, so that people can ask what happened. It holds keys
 * and no other values. Immutable.
 *
 * @param mapHash the content hash of the map that carried it out
 * @param link the pair of rows, null when none was found
 * @param id the identifier of the source row, null on a side without
 * @param key the key of the source row or of the row on finance, null when it is not known
 * @param columns the columns that were written on the target side
 */
public record Trace(
    String mapHash,
    @Nullable LinkKey link,
    @Nullable UUID id,
    @Nullable KeyValues key,
    List<WrittenColumn> columns) {

  public Trace {
    Objects.requireNonNull(mapHash, "mapHash");
    columns = List.copyOf(columns);
  }
}
