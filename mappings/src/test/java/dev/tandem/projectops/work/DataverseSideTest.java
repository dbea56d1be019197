package dev.tandem.projectops.work;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.event.References;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the entry point tells its callers. */
class DataverseSideTest {

  /** The id that a reference points to. */
  static UUID idOf(Reference reference) {
    return References.idOf(reference).orElseThrow();
  }

  @Test
  void saysWhichParametersAnActionTakes() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);

    assertThatThrownBy(() -> side.run("approve", "entri", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("approve does not take entri and needs entry")
        .hasMessageContaining("billable-quantity (optional)");
  }

  @Test
  void saysWhichActionsThereAre() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);

    assertThatThrownBy(() -> side.run("aprove"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no action aprove; the actions are submit, approve");
  }

  @Test
  void saysWhatCannotBeRead() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    UUID missing = DataverseSide.id("nowhere");

    assertThatThrownBy(() -> side.run("approve", "entry", missing.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no time entry, expense or material usage " + missing);
    assertThatThrownBy(() -> side.run("recall", "entry", missing.toString(), "day", "5 March"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test // a connector that cannot keep a step whole is refused at once
  void needsAtomicGroups() {
    InMemoryConnector broken =
        InMemoryConnector.builder(DataverseSide.empty().connector().catalog())
            .without(Capability.ATOMIC_GROUPS)
            .build();

    assertThatThrownBy(() -> new DataverseWork(broken, DataverseSide.CLOCK))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageContaining("ATOMIC_GROUPS");
  }
}
