package dev.tandem.sync.initial;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a full read is that goes one way through one map. {@code read = unchanged + live +
 * recorded} but for rows that were read twice. Immutable.
 *
 * @param from the side that is read
 * @param phase what it is doing
 * @param read rows read
 * @param unchanged rows that both sides were known to agree on
 * @param live rows left to a live change that came in between (I17)
 * @param recorded rows recorded to be carried over
 * @param finished recorded rows that ended well, without effect included
 * @param failed recorded rows that are parked, dead or wait for a person
 * @param total rows to read, when the connector could tell at the start
 * @param began when reading began, UTC; null before
 * @param ended when nothing was left to do, UTC; null before
 * @param remaining estimated time until everything is read, null when it cannot be told
 */
public record LegProgress(
    Side from,
    LegPhase phase,
    long read,
    long unchanged,
    long live,
    long recorded,
    long finished,
    long failed,
    OptionalLong total,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable Duration remaining) {}
