package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
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
          settle(trial.second);
          trial.bothHold("base", "1");
          trial.world.changeCustomer("C1", Map.of("PHONE", "0"));
          settle(trial.second);
          trial.bothHold("base", "0");
        });
  }

  private static void atEveryMoment(Side preferred, Event event, Event check) {
    atEveryMoment(preferred, trial -> {}, event, check);
  }

  private static void atEveryMoment(Side preferred, Event before, Event event, Event check) {
    long moment = 1;
    while (editedAt(new Trial(preferred), moment, before, event, check) >= moment) {
      moment++;
    }
    assertThat(moment).isGreaterThan(20);
  }

  private static void afterEveryKill(Side preferred, Event event, Event check) {
    afterEveryKill(preferred, trial -> {}, event, check);
  }

  private static void afterEveryKill(Side preferred, Event before, Event event, Event check) {
    long moment = 1;
    while (killedAt(new Trial(preferred), moment, before, event, check) >= moment) {
      moment++;
    }
    assertThat(moment).isGreaterThan(20);
  }

  private static long killedAt(Trial trial, long moment, Event before, Event event, Event check) {
    before.happen(trial);
    return trial.killedAt(moment, event, check);
  }

  private static long editedAt(Trial trial, long moment, Event before, Event event, Event check) {
    before.happen(trial);
    return trial.editedAt(moment, event, check);
  }

  private static void settle(SyncRuntime runtime) {
    SyncReport report = runtime.step(100);
    for (int i = 0; i < 300 && !report.idle(); i++) {
      report = runtime.step(100);
    }
    assertThat(report.idle()).isTrue();
  }

  /** One row that finance renamed while Dataverse changed its phone. */
  private static final class Trial {
    private final Map<String, MapOptions> options;
    private final SyncWorld world;
    private final UUID id;
    private final Tripwire wire = new Tripwire();
    private final SyncRuntime first;
    private final SyncRuntime second;
    private long moment;

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
      first = world.runtime("first", options, wire);
      second = world.runtime("second", options);
    }

    /** How many moments the run had. */
    long editedAt(long at, Event event, Event check) {
      moment = at;
      long built = wire.moments();
      wire.watch(
          () -> {
            if (wire.moments() == built + at) {
              event.happen(this);
            }
          });
      settle(first);
      long moments = wire.moments() - built;
      if (moments >= at) {
        settle(first); // an edit may have come after the last look at the feed
        check.happen(this);
      }
      world.close();
      return moments;
    }

    long killedAt(long at, Event event, Event check) {
      moment = at;
      long built = wire.moments();
      wire.killAfter(at);
      try {
        settle(first);
      } catch (Tripwire.Killed expected) {
        // The lease of the dead worker runs out.
        world.clock.advance(Duration.ofMinutes(1));
        event.happen(this);
        settle(second);
        check.happen(this);
      }
      long moments = wire.moments() - built;
      world.close();
      return moments;
    }

    void bothHold(String name, String phone) {
      assertThat(
              Map.of(
                  "name", shown(world.account("C1").value("name")),
                  "phone", shown(world.account("C1").value("phone")),
                  "NAME", shown(world.customer("C1").value("NAME")),
                  "PHONE", shown(world.customer("C1").value("PHONE"))))
          .as("at moment %d", moment)
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
