package dev.tandem.projectops.event;

import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares references, which may name their table by logical name, by entity set or not at all. No
 * state.
 */
public final class References {
  private References() {}

  /**
   * Whether both point to the same row: by the same id, or by the same key. One by id and one by
   * key are taken for different rows, because nothing at hand can tell.
   */
  public static boolean same(Reference one, Reference other) {
    if (one instanceof Reference.ById first && other instanceof Reference.ById second) {
      return first.id().equals(second.id());
    }
    return one instanceof Reference.ByKey first
        && other instanceof Reference.ByKey second
        && first.key().equals(second.key());
  }

  /** The same for references that may be missing; two missing ones are the same. */
  public static boolean same(Optional<Reference> one, Optional<Reference> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return same(one.get(), other.get());
  }

  /** Whether the reference is there and points to the row with this id. */
  public static boolean pointsTo(Optional<Reference> reference, UUID id) {
    return reference.isPresent()
        && reference.get() instanceof Reference.ById byId
        && byId.id().equals(id);
  }

  /** The id of the row that the reference points to; empty when it points by key. */
  public static Optional<UUID> idOf(Reference reference) {
    return reference instanceof Reference.ById byId ? Optional.of(byId.id()) : Optional.empty();
  }
}
