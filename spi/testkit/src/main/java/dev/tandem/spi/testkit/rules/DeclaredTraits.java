package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.value.Reference;

/**
 * Refuses calls that need more than a connector declares, with {@code CAPABILITY_NOT_DECLARED}.
 *
 * @param capabilities what is declared
 */
public record DeclaredTraits(Capabilities capabilities) {

  /** Whether the trait is declared. */
  public boolean has(Capability trait) {
    return capabilities.has(trait);
  }

  /** Refuses what was tried unless the trait is declared. */
  public void require(Capability trait, String tried) {
    if (!capabilities.has(trait)) {
      throw new PermanentConnectorException(
          ErrorCode.CAPABILITY_NOT_DECLARED, tried + " needs " + trait + ", which is not declared");
    }
  }

  /** Refuses a group that is larger or needs more than declared. */
  public void check(WriteGroup group) {
    int size = group.writes().size();
    if (size > capabilities.maxGroupSize()) {
      throw new PermanentConnectorException(
          ErrorCode.CAPABILITY_NOT_DECLARED,
          "a group of %d writes, at most %d are declared"
              .formatted(size, capabilities.maxGroupSize()));
    }
    if (group.atomic()) {
      require(Capability.ATOMIC_GROUPS, "an atomic group");
    }
    group.writes().forEach(this::check);
  }

  private void check(Write write) {
    if (write.expectedVersion() != null) {
      require(Capability.VERSION_CHECKS, "a write on condition of a version");
    }
    if (write.kind() == Write.Kind.DELETE) {
      require(Capability.DELETES, "a delete");
      return;
    }
    for (int slot = 0; slot < write.row().schema().size(); slot++) {
      if (write.row().slot(slot) instanceof Reference.ByKey) {
        require(Capability.REFERENCES_BY_KEY, "a lookup by key");
      }
    }
  }
}
