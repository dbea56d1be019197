package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertCode;
import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a connector promises of rows beside each other: second keys, lookups and companies. Each
 * test needs something of the sample rows, and proves nothing where they have it not.
 */
public interface IntegrityContract extends ConnectorSubject {

  /** A value of a second key that another row holds is refused (LIVE-20). */
  @Test
  default void rejectsSecondRowsOfOneKey() {
    try (ContractSession session = ContractSession.open(this)) {
      Row taken = session.fixture().row(0);
      for (IntegrationKey key : session.fixture().table().keys()) {
        if (isSecondKey(session, key)) {
          session.applied(taken);
          Row.Builder row = session.fixture().row(1).toBuilder();
          key.columns().forEach(column -> row.set(column, taken.value(column)));
          assertCode(session.apply(session.upsert(row.build())), ErrorCode.DUPLICATE_KEY);
          assertNull(session.find(1), "the second row");
        }
      }
    }
  }

  private static boolean isSecondKey(ContractSession session, IntegrationKey key) {
    Row row = session.fixture().row(0);
    return key.columns().stream()
        .allMatch(column -> row.value(column) != null && !session.isKey(column));
  }

  /** A row that a lookup points at cannot be deleted until the lookup is cleared (LIVE-23). */
  @Test
  default void keepsReferencedRowsIfDeletesAreDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      ContractFixture.LookupSample lookup = session.fixture().lookup();
      if (lookup == null || !session.has(Capability.REFERENCES_BY_KEY)) {
        return;
      }
      ContractFixture target = lookup.target();
      Row wanted = target.row(3);
      session.createTarget(target, wanted);
      session.applied(session.pointing(Reference.byKey(name(target), target.keyOf(wanted))));
      Row none = Row.builder(target.table()).build();
      KeyValues key = target.keyOf(wanted);
      Write delete = Write.delete(UUID.randomUUID().toString(), key, none);
      if (!session.has(Capability.DELETES)) {
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(delete));
        return;
      }
      assertCode(session.apply(delete), ErrorCode.STILL_REFERENCED);
      session.applied(session.keyOnly(0).set(lookup.column(), null).build());
      assertInstanceOf(WriteOutcome.Applied.class, session.apply(delete), "nothing refers to it");
    }
  }

  private static String name(ContractFixture fixture) {
    return fixture.table().name().name();
  }

  /** A row never moves to another company (CO-4, I24). */
  @Test
  default void rejectsMovesToAnotherCompany() {
    try (ContractSession session = ContractSession.open(this)) {
      if (session.fixture().moved() == null) {
        return;
      }
      session.create(1);
      StoredRow before = session.stored(0);
      Row row = session.fixture().inAnotherCompany(0);
      Write write = Write.upsert("moved", session.key(0), row);
      assertCode(session.apply(write), ErrorCode.COMPANY_MISMATCH);
      assertEquals(before, session.stored(0));
    }
  }

  /** Rows of two companies with the same number live side by side (I24). */
  @Test
  default void keepsCompaniesApart() {
    try (ContractSession session = ContractSession.open(this)) {
      if (session.fixture().moved() == null) {
        return;
      }
      Row own = session.fixture().row(0);
      Row other = session.fixture().inAnotherCompany(0);
      session.create(1);
      StoredRow before = session.stored(0);
      boolean apart = !session.fixture().keyOf(other).equals(session.fixture().keyOf(own));
      if (apart) {
        assertEquals(true, session.applied(other).created(), "a row of its own");
        assertEquals(before, session.stored(0), "the row of the first company");
      }
    }
  }

  /** A lookup never leads into another company (I24). */
  @Test
  default void rejectsLookupsIntoAnotherCompany() {
    try (ContractSession session = ContractSession.open(this)) {
      ContractFixture.LookupSample lookup = session.fixture().lookup();
      if (lookup == null
          || lookup.target().moved() == null
          || session.fixture().company() == null
          || !session.has(Capability.REFERENCES_BY_KEY)) {
        return;
      }
      ContractFixture target = lookup.target();
      Row foreign = target.inAnotherCompany(3);
      session.createTarget(target, foreign);
      Row row = session.pointing(Reference.byKey(name(target), target.keyOf(foreign)));
      WriteGroup group = WriteGroup.independent(session.upsert(row));
      assertCode(session.connector().write(group).get(0), ErrorCode.COMPANY_MISMATCH);
      assertNull(session.find(0));
    }
  }
}
