package dev.tandem.projectops.process;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;

/**
 * One row that a process wants written. Immutable and safe for any thread.
 *
 * @param <T> the type of the entity
 */
public sealed interface Effect<T extends Entity> {

  /** How the entity becomes a row. */
  EntityCodec<T> codec();

  /** The row as an entity; of a removed one only its key counts. */
  T entity();

  /**
   * The row is created, or becomes as the entity says.
   *
   * @param codec how the entity becomes a row
   * @param entity the row as it is to be
   * @param <T> the type of the entity
   */
  record Put<T extends Entity>(EntityCodec<T> codec, T entity) implements Effect<T> {
    /** Refuses null parts. */
    public Put {
      requireNonNull(codec, "codec");
      requireNonNull(entity, "entity");
    }
  }

  /**
   * The row is deleted.
   *
   * @param codec how the entity becomes a row
   * @param entity the row, by its key
   * @param <T> the type of the entity
   */
  record Remove<T extends Entity>(EntityCodec<T> codec, T entity) implements Effect<T> {
    /** Refuses null parts. */
    public Remove {
      requireNonNull(codec, "codec");
      requireNonNull(entity, "entity");
    }
  }
}
