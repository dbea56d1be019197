package dev.tandem.example.odata.server.service;

import dev.tandem.spi.schema.LegalEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what the request belongs to.
 *
 * @param root the root of the service, without a slash at the end
 * @param company the caller's own company; null where the side has no such notion
 * @param changeSet collects the writes of a change set; null outside of one
 */
public record Call(String root, @Nullable LegalEntity company, @Nullable ChangeSet changeSet) {

  /** The same call within a change set. */
  Call within(ChangeSet set) {
    return new Call(root, company, set);
  }
}
