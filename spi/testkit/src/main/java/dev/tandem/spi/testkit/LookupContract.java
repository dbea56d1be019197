package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static dev.tandem.spi.testkit.ContractSession.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a connector promises of lookups. A table without lookups has nothing to prove. */
public interface LookupContract extends ConnectorSubject {

  /** A lookup may be written by key where that is declared, and is refused where not. */
  @Test
  default void resolvesLookupsByKeyIfDeclared() {
    try (ContractSession session = ContractSession.open(this)) {
      ContractFixture.LookupSample lookup = session.fixture().lookup();
      if (lookup == null) {
        return;
      }
      Row targetRow = lookup.target().row(3);
      session.createTarget(lookup.target(), targetRow);
      KeyValues key = lookup.target().keyOf(targetRow);
      String table = lookup.target().table().name().name();
      Write write = session.upsert(session.pointing(Reference.byKey(table, key)));
      if (!session.has(Capability.REFERENCES_BY_KEY)) {
        assertFails(ErrorCode.CAPABILITY_NOT_DECLARED, () -> session.apply(write));
        return;
      }
      assertInstanceOf(WriteOutcome.Applied.class, session.apply(write));
      Object held = session.stored(0).row().value(lookup.column());
      UUID id = idOf(session, lookup.target(), key);
      if (id != null) {
        assertEquals(id, assertInstanceOf(Reference.ById.class, held).id());
      } else {
        assertInstanceOf(Reference.class, held);
      }
    }
  }

  /** A lookup that matches no row is refused (LKP-8). */
  @Test
  default void rejectsLookupsToNothing() {
    try (ContractSession session = ContractSession.open(this)) {
      ContractFixture.LookupSample lookup = session.fixture().lookup();
      if (lookup == null) {
        return;
      }
      ContractFixture target = lookup.target();
      String table = target.table().name().name();
      Row byId = session.pointing(Reference.byId(table, new UUID(0x7a4de3, 0x7a4de3)));
      assertRejected(
          session.apply(session.upsert(byId)), ErrorCode.LOOKUP_NOT_FOUND, lookup.column());
      if (session.has(Capability.REFERENCES_BY_KEY)) {
        Row byKey = session.pointing(Reference.byKey(table, target.keyOf(target.row(9))));
        assertRejected(
            session.apply(session.upsert(byKey)), ErrorCode.LOOKUP_NOT_FOUND, lookup.column());
      }
    }
  }

  private static @Nullable UUID idOf(
      ContractSession session, ContractFixture target, KeyValues key) {
    String column = target.table().primaryId();
    RowAddress address = new RowAddress.ByKey(target.table().name(), key);
    StoredRow row = session.readAll(List.of(address)).get(0);
    Object id = column == null || row == null ? null : row.row().value(column);
    return id instanceof UUID found ? found : null;
  }
}
