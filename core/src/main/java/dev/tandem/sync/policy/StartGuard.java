package dev.tandem.sync.policy;

import java.util.List;

/**
 * Says what is missing before maps are started: by {@code Lifecycle.start}, or by an initial sync.
 * It may read rows, few of them, and writes nothing. Maps that were started already are not asked
 * about again: not when they resume or skip to live, and not at the end of their initial sync.
 *
 * <p>Called on the thread that asks for the start; must be safe for any. A {@link
 * dev.tandem.spi.error.ConnectorException} that it lets through means that it could not find out,
 * and no map is started; so does any other exception, which goes to the caller as it is.
 */
@FunctionalInterface
public interface StartGuard {

  /** Every reason against the start, empty when there is none; one reason refuses all maps. */
  List<StartRefusal> refusals(StartRequest request);
}
