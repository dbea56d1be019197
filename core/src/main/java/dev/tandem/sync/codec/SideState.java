package dev.tandem.sync.codec;

import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one row of a pair. Immutable.
 *
 * @param version the version that the pair last agreed on; null when it is not known or the row is
 *     gone
 * @param sequence of the last change of this row that was dealt with; {@link #NO_SEQUENCE} before
 *     the first
 * @param echo the version that our own last write left here, until the feed has shown it; {@link
 *     #DELETED} after a delete; null when no echo is due
 * @param image the columns that the map knows, as they were at {@code version}; null when it keeps
 *     none
 * @param digest of the columns that the map reads here, where no image is kept; 0 when not known
 * @param inScope whether the row took part when it last came from this side (UND-1 to UND-3)
 * @param overruled the version that lost against the other side and may still come; null for none
 * @param obligation the sequence of the last obligation that brought this row to the other side, 0
 *     before the first
 * @param behind whether our own last write was laid over changes of this row that have not
 *     travelled: {@code version} is still the one before them, and what the feed shows next is held
 *     against the image, even our own write
 */
public record SideState(
    @Nullable String version,
    long sequence,
    @Nullable String echo,
    @Nullable Row image,
    long digest,
    boolean inScope,
    @Nullable String overruled,
    long obligation,
    boolean behind) {

  /** No change of the row was dealt with yet. */
  public static final long NO_SEQUENCE = Long.MIN_VALUE;

  /** As an echo: the row was deleted by us. */
  public static final String DELETED = "";

  /** Nothing is known. */
  public static final SideState UNKNOWN =
      new SideState(null, NO_SEQUENCE, null, null, 0, false, null, 0, false);

  /** The same at another version. */
  public SideState atVersion(@Nullable String now) {
    return new SideState(
        now, sequence, echo, image, digest, inScope, overruled, obligation, behind);
  }

  /** The same after this change of the row was dealt with. */
  public SideState atSequence(long now) {
    return new SideState(version, now, echo, image, digest, inScope, overruled, obligation, behind);
  }

  /** The same with this echo due, or with none. */
  public SideState expecting(@Nullable String due) {
    return new SideState(
        version, sequence, due, image, digest, inScope, overruled, obligation, behind);
  }

  /** The same with these columns. */
  public SideState showing(@Nullable Row now, long nowDigest) {
    return new SideState(
        version, sequence, echo, now, nowDigest, inScope, overruled, obligation, behind);
  }

  /** The same in or out of scope. */
  public SideState scoped(boolean now) {
    return new SideState(
        version, sequence, echo, image, digest, now, overruled, obligation, behind);
  }

  /** The same with a version that lost. */
  public SideState overruling(@Nullable String loser) {
    return new SideState(
        version, sequence, echo, image, digest, inScope, loser, obligation, behind);
  }

  /** The same after this obligation. */
  public SideState owing(long last) {
    return new SideState(version, sequence, echo, image, digest, inScope, overruled, last, behind);
  }

  /** The same with or without changes that have not travelled. */
  public SideState behind(boolean now) {
    return new SideState(
        version, sequence, echo, image, digest, inScope, overruled, obligation, now);
  }

  /** Whether this version of the row brings nothing new: agreed on, or left here by us. */
  public boolean knows(@Nullable String shown) {
    return shown != null && !behind && (shown.equals(version) || shown.equals(echo));
  }
}
