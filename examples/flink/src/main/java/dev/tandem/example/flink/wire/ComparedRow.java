package dev.tandem.example.flink.wire;

import dev.tandem.spi.schema.KeyValues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of one side on its way to its partner. Immutable.
 *
 * @param meets the key under which it meets its partner, normalised (UND-26, UND-27)
 * @param outcome what it maps to
 * @param row the row; null where only its name matters
 * @param mapped the row that it maps to; null unless it is mapped and that matters
 * @param reason why it is filtered; empty otherwise
 * @param financeKey its key on finance, null when it cannot be told
 * @param id its identifier on Dataverse, null when it is a row of finance
 */
public record ComparedRow(
    String meets,
    Outcome outcome,
    @Nullable Slots row,
    @Nullable Slots mapped,
    String reason,
    @Nullable KeyValues financeKey,
    @Nullable UUID id) {

  /** What became of the row on the way to the other side. */
  public enum Outcome {
    /** It is mapped. */
    MAPPED,
    /** Filter or company keep it out. */
    FILTERED,
    /** It cannot be mapped. */
    REJECTED,
    /** The map does not go that way. */
    NOT_MAPPED
  }
}
