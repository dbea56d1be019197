package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that meet every condition. Immutable.
 *
 * @param map only of this map; null for all
 * @param target only towards this side; null for both
 * @param company only of rows of this company, any case; null for all. Dataverse is asked for the
 *     companies that rows name by identifier; every other condition needs the store alone
 * @param code only those whose note names this error code, for example {@code TDM2002}; null for
 *     all
 * @param text only those whose note or operation has this text, any case; null for all
 * @param since only those given up at or after this instant; null for all
 * @param until only those given up before this instant; null for all
 * @param run only of this run; null for all
 */
public record DeadLetterFilter(
    @Nullable String map,
    @Nullable Side target,
    @Nullable String company,
    @Nullable String code,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String run) {

  /** All dead letters. */
  public static final DeadLetterFilter ALL =
      new DeadLetterFilter(null, null, null, null, null, null, null, null);

  /** Those of one map. */
  public static DeadLetterFilter ofMap(String map) {
    return new DeadLetterFilter(map, null, null, null, null, null, null, null);
  }

  /** The same, only towards this side. */
  public DeadLetterFilter towards(Side side) {
    return new DeadLetterFilter(map, side, company, code, text, since, until, run);
  }

  /** The same, only of rows of this company. */
  public DeadLetterFilter inCompany(String legalEntity) {
    return new DeadLetterFilter(map, target, legalEntity, code, text, since, until, run);
  }

  /** The same, only with this error code. */
  public DeadLetterFilter coded(String number) {
    return new DeadLetterFilter(map, target, company, number, text, since, until, run);
  }

  /** The same, only with this text in the note or the operation. */
  public DeadLetterFilter saying(String part) {
    return new DeadLetterFilter(map, target, company, code, part, since, until, run);
  }

  /** The same, only those given up from an instant on and before another one; null for no bound. */
  public DeadLetterFilter between(@Nullable Instant from, @Nullable Instant before) {
    return new DeadLetterFilter(map, target, company, code, text, from, before, run);
  }

  /** The same, only of this run. */
  public DeadLetterFilter ofRun(String name) {
    return new DeadLetterFilter(map, target, company, code, text, since, until, name);
  }

  /** Whether a letter meets what a store cannot be asked for. */
  boolean meets(DeadLetter letter) {
    String said = (letter.note() + '\n' + letter.operationId()).toLowerCase(Locale.ROOT);
    return (text == null || said.contains(text.toLowerCase(Locale.ROOT)))
        && (code == null || letter.codes().stream().anyMatch(code::equalsIgnoreCase))
        && (company == null || company.equalsIgnoreCase(letter.company()))
        && (since == null || !letter.deadSince().isBefore(since))
        && (until == null || letter.deadSince().isBefore(until));
  }
}
