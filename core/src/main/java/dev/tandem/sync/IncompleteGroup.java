package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of several rows that is not wholly visible on the other side (I13). Immutable.
 *
 * @param name names it in the store; its obligations bear it as their group
 * @param source the side that committed it
 * @param transaction the transaction as that side names it
 * @param received how many obligations of it were received so far
 * @param whole whether its source has reported all of it
 * @param givenUpAt when somebody discarded something of it, so that it never becomes visible whole;
 *     null while all of it may still come
 */
public record IncompleteGroup(
    String name,
    @Nullable Side source,
    String transaction,
    long received,
    boolean whole,
    @Nullable Instant givenUpAt) {}
