package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.server.front.ServerFault;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.testkit.ContractFixture;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that throttle, fail, cut and babble. A write first asks for its row and its operation in
 * one request; so the second request of a write is its batch, and the third notes the version.
 */
class FaultsTest {
  private static final Map<Kind, Environment> RUNNING = new HashMap<>();

  private int numbers;

  /** A side. */
  enum Kind {
    DATAVERSE,
    FINANCE;

    Catalog catalog() {
      return this == DATAVERSE ? SampleTables.dataverse() : SampleTables.finance();
    }

    Environment environment() {
      return RUNNING.computeIfAbsent(this, kind -> Environment.withOwnTables(kind.catalog()));
    }

    ContractFixture rows() {
      return ContractFixture.derive(catalog());
    }
  }

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(Environment::close);
    RUNNING.clear();
  }

  @BeforeEach
  void begin() {
    numbers = 0;
  }

  private Write upsert(Kind kind, int number) {
    ContractFixture rows = kind.rows();
    var row = rows.row(number);
    return Write.upsert("operation " + number + "/" + ++numbers, rows.keyOf(row), row);
  }

  private static WriteOutcome write(Connector connector, Write write) {
    return connector.write(WriteGroup.independent(write)).get(0);
  }

  private static List<StoredRow> all(Kind kind, Connector connector) {
    return connector.query(Query.all(kind.rows().table().name(), 100)).rows();
  }

  private static void afterTheRead(Kind kind, ServerFault fault) {
    kind.environment().faults().next(ServerFault.SLOW, fault);
  }

  // I21
  @ParameterizedTest
  @EnumSource
  void tellsWhenAThrottledWriteMayBeTriedAgain(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      Instant before = Instant.now();
      afterTheRead(kind, ServerFault.THROTTLED);
      WriteOutcome outcome = write(connector, upsert(kind, 0));
      assertThat(outcome).isInstanceOf(WriteOutcome.Throttled.class);
      assertThat(((WriteOutcome.Throttled) outcome).until()).isAfter(before);
      assertThat(all(kind, kind.environment().rows())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhenAThrottledReadMayBeTriedAgain(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      kind.environment().faults().next(ServerFault.THROTTLED);
      assertThatThrownBy(() -> all(kind, connector))
          .isInstanceOf(TransientConnectorException.class)
          .hasMessageContaining("429");
    }
  }

  // T4: what took effect is found in the ledger, and a second try changes nothing.
  @ParameterizedTest
  @EnumSource
  void doesNotKnowAWriteWhoseAnswerWasCutOff(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      Write write = upsert(kind, 0);
      afterTheRead(kind, ServerFault.CUT_AFTER);
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Unknown.class);
      StoredRow row = all(kind, kind.environment().rows()).get(0);
      assertThat(connector.accepted(List.of(write.operationId()))).hasSize(1);
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Duplicate.class);
      assertThat(all(kind, kind.environment().rows())).containsExactly(row);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNoProofOfAWriteThatWasCutOffBefore(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      Write write = upsert(kind, 0);
      afterTheRead(kind, ServerFault.CUT_BEFORE);
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Unknown.class);
      assertThat(connector.accepted(List.of(write.operationId()))).isEmpty();
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Applied.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesHalfAnAnswerForNone(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      Write write = upsert(kind, 0);
      afterTheRead(kind, ServerFault.MALFORMED);
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Unknown.class);
      assertThat(connector.accepted(List.of(write.operationId()))).hasSize(1);
      kind.environment().faults().next(ServerFault.MALFORMED);
      assertThatThrownBy(() -> all(kind, connector))
          .isInstanceOf(PermanentConnectorException.class)
          .hasMessageContaining("not OData");
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAnAnswerWithoutEnd(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      kind.environment().faults().next(ServerFault.HUGE);
      assertThatThrownBy(() -> all(kind, connector))
          .isInstanceOf(TransientConnectorException.class)
          .hasMessageContaining("more than");
      Write write = upsert(kind, 0);
      afterTheRead(kind, ServerFault.HUGE);
      assertThat(write(connector, write)).isInstanceOf(WriteOutcome.Unknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesAWriteInDoubtWhenTheServerFails(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      for (ServerFault fault : List.of(ServerFault.BROKEN, ServerFault.UNAVAILABLE)) {
        afterTheRead(kind, fault);
        assertThat(write(connector, upsert(kind, 0))).isInstanceOf(WriteOutcome.Unknown.class);
        kind.environment().faults().next(fault);
        assertThatThrownBy(() -> all(kind, connector))
            .isInstanceOf(TransientConnectorException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void renewsATokenInTheMiddleOfAWrite(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      afterTheRead(kind, ServerFault.EXPIRED_TOKEN);
      assertThat(write(connector, upsert(kind, 0))).isInstanceOf(WriteOutcome.Applied.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForASlowAnswer(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      afterTheRead(kind, ServerFault.SLOW);
      assertThat(write(connector, upsert(kind, 0))).isInstanceOf(WriteOutcome.Applied.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void provesAnOperationWhoseVersionCouldNotBeNoted(Kind kind) {
    try (Connector connector = kind.environment().openEmpty()) {
      Write write = upsert(kind, 0);
      afterTheRead(kind, ServerFault.SLOW);
      kind.environment().faults().next(ServerFault.CUT_BEFORE);
      WriteOutcome outcome = write(connector, write);
      assertThat(outcome).isInstanceOf(WriteOutcome.Applied.class);
      var proof = connector.accepted(List.of(write.operationId())).get(write.operationId());
      assertThat(Objects.requireNonNull(proof).version()).isNull();
      RowAddress address = new RowAddress.ByKey(kind.rows().table().name(), write.key());
      assertThat(connector.read(List.of(address)).get(0)).isNotNull();
    }
  }
}
