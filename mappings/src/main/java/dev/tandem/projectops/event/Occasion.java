package dev.tandem.projectops.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One happening of an event: the same occasion always gives the same ids. Two happenings, such as
 * the first and the second approval of one entry, need two names. Immutable; as safe for threads as
 * its id source.
 *
 * @param name stable name, for example {@code approve T-17 first}
 * @param day the day it happens on (UND-9)
 * @param ids where the ids of new rows come from
 */
public record Occasion(String name, LocalDate day, IdSource ids) {
  /** Refuses null parts. */
  public Occasion {
    requireNonNull(name, "name");
    requireNonNull(day, "day");
    requireNonNull(ids, "ids");
  }

  /** The id of the row that plays this part on the occasion. */
  public UUID id(String part) {
    return ids.id(name + " / " + part);
  }

  /** A step of this occasion with names of its own. */
  public Occasion step(String part) {
    return new Occasion(name + " / " + part, day, ids);
  }
}
