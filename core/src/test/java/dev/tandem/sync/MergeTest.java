package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows that both sides edit, merged column by column: whatever happens at whatever moment, the last
 * edit of a column that one side alone writes is what both sides hold (I1, I14, I15).
 */
class MergeTest {
  private static final String SECOND = "second";

  /** What a test does at one moment of the run. */
  private interface Event {
    void happen(Trial trial);
  }

  @ParameterizedTest
  @EnumSource
  void editOfTheNameOnFinanceAtAnyMomentSurvives(Side preferred) {
    atEveryMoment(
        preferred,
        trial -> trial.world.changeCustomer("C1", Map.of("NAME", SECOND)),
        trial -> trial.bothHold(SECOND, "1"));
  }

  @ParameterizedTest
  @EnumSource
  void editOfThePhoneOnDataverseAtAnyMomentSurvives(Side preferred) {
    atEveryMoment(
        preferred,
        trial -> trial.world.changeAccount(trial.id, Map.of("phone", SECOND)),
        trial -> trial.bothHold("by finance", SECOND));
  }

  @ParameterizedTest
  @EnumSource
  void nameThatComesBackToWhatBothAgreedOnLeavesBothSidesAlike(Side preferred) {
    // I1, I14: the merge writes the phone, and leaves the name to the change that won
    atEveryMoment(
        preferred,
        trial -> trial.world.changeAccount(trial.id, Map.of("name", "by dataverse")),
        trial -> trial.world.changeCustomer("C1", Map.of("NAME", "base")),
        trial -> trial.bothHoldTheSame("1"));
  }

  @ParameterizedTest
  @EnumSource
  void nameThatComesBackLeavesBothSidesAlikeWhereNothingElseIsMerged(Side preferred) {
    // I1, I14: a merge that has nothing of its own to write
    atEveryMoment(
        preferred,
        trial -> trial.world.changeAccount(trial.id, Map.of("name", "by dataverse", "phone", "0")),
        trial -> trial.world.changeCustomer("C1", Map.of("NAME", "base")),
        trial -> trial.bothHoldTheSame("0"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhenTheHostIsKilledAtAnyMoment(Side preferred) {
    afterEveryKill(preferred, trial -> {}, trial -> trial.bothHold("by finance", "1"));
  }

  @ParameterizedTest
  @EnumSource
  void editOfTheNameOnFinanceAfterAKillSurvives(Side preferred) {
    afterEveryKill(
        preferred,
        trial -> trial.world.changeCustomer("C1", Map.of("NAME", SECOND)),
        trial -> trial.bothHold(SECOND, "1"));
  }

  @ParameterizedTest
  @EnumSource
  void editOfThePhoneOnDataverseAfterAKillSurvives(Side preferred) {
    afterEveryKill(
        preferred,
        trial -> trial.world.changeAccount(trial.id, Map.of("phone", SECOND)),
        trial -> trial.bothHold("by finance", SECOND));
  }

  @ParameterizedTest
  @EnumSource
  void secondEditOnFinanceThatWaitsWithTheFirstLeavesThePhoneAlone(Side preferred) {
    // I1, I7: the first write was laid over the phone, and its worker killed before it was stored
    afterEveryKill(
        preferred,
        trial -> trial.world.changeCustomer("C1", Map.of("NAME", SECOND)),
        trial -> {},
        trial -> trial.bothHold(SECOND, "1"));
  }

  @ParameterizedTest
  @EnumSource
  void secondEditOnDataverseThatWaitsWithTheFirstLeavesTheNameAlone(Side preferred) {
    afterEveryKill(
        preferred,
        trial -> trial.world.changeAccount(trial.id, Map.of("phone", SECOND)),
        trial -> {},
        trial -> trial.bothHold("by finance", SECOND));
  }

  @ParameterizedTest
  @EnumSource
  void rowThatTravelsInPartOverAMergeLeavesThePhoneAlone(Side preferred) {
    // UND-30: two rows refer to each other, so that the merged one travels without the other first
    afterEveryKill(
        preferred,
        trial -> {
          trial.world.customer("C2", Map.of("NAME", "friend", "PARENT", "C1"));
          trial.world.changeCustomer("C1", Map.of("NAME", SECOND, "PARENT", "C2"));
        },
        trial -> {},
        trial -> {
          trial.bothHold(SECOND, "1");
          UUID friend = SyncWorld.id(trial.world.account("C2"));
          assertThat(trial.world.account("C1").value("parent"))
              .isEqualTo(Reference.byId("accounts", friend));
        });
  }

  @ParameterizedTest
  @EnumSource
  void valueFromBeforeTheMergeMayBeSetAgain(Side preferred) {
    afterEveryKill(
        preferred,
        trial -> {},
        trial -> {
          trial.world.changeAccount(trial.id, Map.of("name", "base"));
          Steps.settle(trial.second, 100);
          trial.bothHold("base", "1");
          trial.world.changeCustomer("C1", Map.of("PHONE", "0"));
          Steps.settle(trial.second, 100);
          trial.bothHold("base", "0");
        });
  }

  private static void atEveryMoment(Side preferred, Event event, Event check) {
    atEveryMoment(preferred, trial -> {}, event, check);
  }

  private static void atEveryMoment(Side preferred, Event before, Event event, Event check) {
    long moment = 1;
    while (editedAt(moment, preferred, before, event, check)) {
      moment++;
    }
    assertThat(moment).isGreaterThan(20);
  }

  /** Whether there was such a moment. */
  private static boolean editedAt(
      long moment, Side preferred, Event before, Event event, Event check) {
    try (Trial trial = new Trial(preferred)) {
      before.happen(trial);
      Tripwire wire = new Tripwire();
      SyncRuntime first = trial.world.runtime("first", trial.options, wire);
      long last = wire.moments() + moment;
      wire.after(moment, () -> event.happen(trial));
      Steps.settle(first, 100);
      boolean comes = wire.moments() >= last;
      if (comes) {
        Steps.settle(first, 100); // an edit may have come after the last look at the feed
        check.happen(trial);
      }
      return comes;
    } catch (AssertionError e) {
      throw new AssertionError("edited at %d: %s".formatted(moment, e.getMessage()), e);
    }
  }

  private static void afterEveryKill(Side preferred, Event event, Event check) {
    afterEveryKill(preferred, trial -> {}, event, check);
  }

  private static void afterEveryKill(Side preferred, Event before, Event event, Event check) {
    KilledWorker.atEveryMoment(
        20,
        first -> {
          try (Trial trial = new Trial(preferred)) {
            before.happen(trial);
            if (first.works(trial.world, trial.options, worker -> Steps.settle(worker, 100))) {
              event.happen(trial);
              Steps.settle(trial.second, 100);
              check.happen(trial);
            }
          }
        });
  }

  /** One row that finance renamed while Dataverse changed its phone. */
  private static final class Trial implements AutoCloseable {
    private final Map<String, MapOptions> options;
    private final SyncWorld world;
    private final UUID id;
    private final SyncRuntime second;

    Trial(Side preferred) {
      options =
          Map.of(
              SyncWorld.CUSTOMERS, MapOptions.STANDARD.onConflict(ConflictPolicy.merge(preferred)));
      world = SyncWorld.running(options);
      id = world.account("C1", Map.of("name", "base", "phone", "0"));
      world.settle();
      world.runtime.close();
      world.changeCustomer("C1", Map.of("NAME", "by finance"));
      world.changeAccount(id, Map.of("phone", "1"));
      second = world.runtime("second", options);
    }

    @Override
    public void close() {
      world.close();
    }

    void bothHold(String name, String phone) {
      assertThat(
              Map.of(
                  "name", shown(world.account("C1").value("name")),
                  "phone", shown(world.account("C1").value("phone")),
                  "NAME", shown(world.customer("C1").value("NAME")),
                  "PHONE", shown(world.customer("C1").value("PHONE"))))
          .isEqualTo(Map.of("name", name, "phone", phone, "NAME", name, "PHONE", phone));
      assertThat(second.counters().waiting()).isZero();
    }

    void bothHoldTheSame(String phone) {
      bothHold(shown(world.customer("C1").value("NAME")), phone);
    }

    private static String shown(@Nullable Object value) {
      return Objects.requireNonNull(value).toString();
    }
  }
}
