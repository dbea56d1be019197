package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conflicts that a person decides (I14, I15). */
class ConflictsTest {
  private final SyncWorld world =
      SyncWorld.running(
          Map.of(SyncWorld.CUSTOMERS, MapOptions.STANDARD.onConflict(ConflictPolicy.manual())));
  private final Conflicts conflicts = world.runtime.conflicts();
  private UUID id = new UUID(0, 0);

  @AfterEach
  void everythingIsAccountedFor() {
    // I22
    assertThat(world.runtime.counters().waiting()).isZero();
    world.close();
  }

  private void conflict() {
    id = world.account("C1", "base");
    world.settle();
    world.changeAccount(id, Map.of("name", "by Dataverse"));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();
  }

  private static Object name(@Nullable Row row) {
    return Objects.requireNonNull(Objects.requireNonNull(row).value("name"));
  }

  private ConflictRecord open() {
    assertThat(conflicts.open()).isNotEmpty();
    return conflicts.open().get(0);
  }

  private void bothHold(String name) {
    assertThat(world.account("C1").value("name")).isEqualTo(name);
    assertThat(world.customer("C1").value("NAME")).isEqualTo(name);
    assertThat(conflicts.open()).isEmpty();
    assertThat(world.runtime.counters().count(ObligationStatus.CONFLICT)).isZero();
  }

  @Test
  void recordShowsBaseAndBothValues() {
    conflict();
    ConflictRecord record = open();
    assertThat(name(record.base())).isEqualTo("base");
    assertThat(record.policy()).isEqualTo("MANUAL");
    assertThat(record.columns()).contains("name");
    assertThat(List.of(name(record.incoming()), name(record.found())))
        .containsExactlyInAnyOrder("by Dataverse", "by finance");
    assertThat(world.account("C1").value("name")).isEqualTo("by Dataverse");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    conflicts.resolve(record.operationId(), Side.DATAVERSE);
    world.settle();
  }

  @Test
  void eitherSideMayWin() {
    for (Side winner : Side.values()) {
      String name = winner == Side.DATAVERSE ? "by Dataverse" : "by finance";
      if (winner == Side.DATAVERSE) {
        conflict();
      } else {
        world.changeAccount(id, Map.of("name", "by Dataverse again"));
        world.changeCustomer("C1", Map.of("NAME", name));
        world.settle();
      }
      conflicts.resolve(open().operationId(), winner);
      world.settle();
      bothHold(name);
    }
    assertThat(world.runtime.counters().count(ObligationStatus.OVERRULED)).isEqualTo(2);
    assertThat(conflicts.list()).allSatisfy(each -> assertThat(each.winner()).isNotNull());
  }

  @Test
  void changesRecordedUntilTheAnswerAreAnsweredWithIt() {
    // the present row of the winner counts, and no record stays open
    conflict();
    world.changeAccount(id, Map.of("name", "by Dataverse, later"));
    world.changeCustomer("C1", Map.of("NAME", "by finance, later"));
    world.settle();
    assertThat(conflicts.open()).hasSizeGreaterThanOrEqualTo(2);
    conflicts.resolve(open().operationId(), Side.FINANCE);
    world.settle();
    bothHold("by finance, later");
  }

  @Test
  void changesThatWaitAreAnsweredToo() {
    conflict();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.changeAccount(id, Map.of("name", "by Dataverse, queued"));
    world.changeCustomer("C1", Map.of("NAME", "by finance, queued"));
    world.settle();
    assertThat(world.runtime.counters().waiting()).isEqualTo(2);
    conflicts.resolve(open().operationId(), Side.DATAVERSE);
    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    bothHold("by Dataverse, queued");
  }

  @Test
  void editOfTheLosingRowAfterTheAnswerIsNotOverwrittenUnseen() {
    // I14: what nobody has seen is a conflict of its own
    conflict();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    String first = open().operationId();
    conflicts.resolve(first, Side.DATAVERSE);
    world.changeCustomer("C1", Map.of("NAME", "after the answer"));
    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("after the answer");
    ConflictRecord second = open();
    assertThat(second.operationId()).isNotEqualTo(first);

    conflicts.resolve(second.operationId(), Side.FINANCE);
    world.settle();
    bothHold("after the answer");
  }

  @Test
  void deletedRowMayWin() {
    id = world.account("C1", "base");
    world.settle();
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();
    conflicts.resolve(open().operationId(), Side.DATAVERSE);
    world.settle();
    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThat(world.dataverse.rows("accounts")).isEmpty();
    assertThat(conflicts.open()).isEmpty();
  }

  @Test
  void deletedRowMayLose() {
    id = world.account("C1", "base");
    world.settle();
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();
    conflicts.resolve(open().operationId(), Side.FINANCE);
    world.settle();
    bothHold("by finance");
  }

  @Test
  void goneRowThatWasNeverOfThePairCannotWin() {
    // I14: the row of finance waits for its parent, so that nothing was ever agreed
    id = world.account("C1", "by Dataverse");
    world.customer("C1", Map.of("NAME", "by finance", "PARENT", "C9"));
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.settle();
    String operation = open().operationId();
    assertThatThrownBy(() -> conflicts.resolve(operation, Side.DATAVERSE))
        .hasMessageContaining("the row of DATAVERSE is gone")
        .hasMessageContaining("let FINANCE win");
    assertThat(open().operationId()).isEqualTo(operation);
    conflicts.resolve(operation, Side.FINANCE);
    world.customer("C9", Map.of("NAME", "parent"));
    world.settle();
    bothHold("by finance");
  }

  private void rowThatIsMadeAnewWins() {
    String operation = open().operationId();
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.account("C1", "made anew");
    world.settle();
    conflicts.resolve(operation, Side.DATAVERSE);
    world.settle();
    bothHold("made anew");
  }

  @Test
  void rowThatWasMadeAnewUnderTheKeyIsTheOneThatWins() {
    conflict();
    rowThatIsMadeAnewWins();
  }

  @Test
  void rowThatWasMadeAnewBeforeAnythingWasAgreedIsTheOneThatWins() {
    id = world.account("C1", "by Dataverse");
    world.customer("C1", Map.of("NAME", "by finance"));
    world.settle();
    rowThatIsMadeAnewWins();
  }

  @Test
  void sideThatRestsIsNotAskedForTheAnswer() {
    // I21: nothing is decided then, and it can be answered later
    conflict();
    String operation = open().operationId();
    Instant rest = world.clock.instant().plusSeconds(60);
    world.faultyFinance.throttleUntil(rest);
    world.changeAccount(id, Map.of("name", "by Dataverse again"));
    world.settle();
    world.faultyFinance.throttleUntil(Instant.MIN);
    assertThatThrownBy(() -> conflicts.resolve(operation, Side.FINANCE))
        .isInstanceOfSatisfying(
            TransientConnectorException.class, e -> assertThat(e.retryAt()).isEqualTo(rest));
    assertThat(open().operationId()).isEqualTo(operation);
    world.settleAfter(Duration.ofMinutes(2));
    conflicts.resolve(operation, Side.FINANCE);
    world.settle();
    bothHold("by finance");
  }

  @Test
  void conflictIsAnsweredOnce() {
    conflict();
    String operation = open().operationId();
    conflicts.resolve(operation, Side.FINANCE);
    assertThatThrownBy(() -> conflicts.resolve(operation, Side.DATAVERSE))
        .hasMessage("no conflict of operation %s waits".formatted(operation));
    world.settle();
    bothHold("by finance");
  }

  @Test
  void openRecordsAreNotPruned() {
    conflict();
    world.settleAfter(Duration.ofDays(1000));
    world.runtime.prune(world.clock.instant());
    conflicts.resolve(open().operationId(), Side.FINANCE);
    world.settleAfter(Duration.ofDays(1));
    world.runtime.prune(world.clock.instant());
    assertThat(conflicts.list()).isEmpty();
    bothHold("by finance");
  }
}
