package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the rows of one table are found: by id, by the name that people know them by, by a reference.
 *
 * @param codec the table
 * @param what how errors call a row
 * @param byId an entity of which only the id counts
 * @param names the texts by which people know a row
 * @param <T> type of the entity
 */
record Rows<T extends Entity>(
    EntityCodec<T> codec,
    String what,
    Function<UUID, T> byId,
    Function<T, Stream<Optional<String>>> names) {

  /**
   * The one row with this id or name.
   *
   * @throws IllegalArgumentException when there is none, or more than one has the name
   */
  T require(Records records, String text) {
    List<T> found = search(records, text);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "there is no %s %s in Dataverse; give the id or name of one".formatted(what, text)
              : "%d rows are called %s %s; give an id".formatted(found.size(), what, text));
    }
    return found.get(0);
  }

  /** The rows with this id or name. */
  List<T> search(Records records, String text) {
    Optional<UUID> id = id(text);
    return id.isPresent()
        ? find(records, id.get()).stream().toList()
        : records.where(
            codec,
            row -> names.apply(row).flatMap(Optional::stream).anyMatch(text::equalsIgnoreCase));
  }

  Optional<T> find(Records records, UUID id) {
    return records.find(codec, byId.apply(id));
  }

  /** The row that a reference points to. */
  Optional<T> at(Records records, Optional<Reference> reference) {
    return reference.flatMap(References::idOf).flatMap(id -> find(records, id));
  }

  /** The rows with these ids that exist, in order. */
  List<T> all(Records records, List<UUID> ids) {
    return records.findAll(codec, ids.stream().map(byId).toList());
  }

  /** The id that a text writes; empty when it is none. */
  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a name
    }
  }
}
