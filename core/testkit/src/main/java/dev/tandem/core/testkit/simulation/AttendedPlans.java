package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * In one history of four more rows are rejected, more conflicts wait for a person, and somebody
 * looks after them while everything else goes on: dead letters are replayed and conflicts answered.
 * It is drawn apart from the rest, so that a plan without it is that of its seed.
 */
final class AttendedPlans {
  private static final int ONE_IN = 4;
  private static final int MOST = 4;

  private final Random random;
  private final boolean some;

  AttendedPlans(long seed) {
    // Any other function of the seed would do: the plan must not follow the same numbers.
    some = new SplittableRandom(~seed).nextInt(ONE_IN) == 0;
    random = new Random(seed * 37 + 11);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
  }

  /** The plan with somebody who looks after it, or as it is where the seed says so. */
  SimulationPlan of(SimulationPlan plan) {
    return some ? attended(plan) : plan;
  }

  /** The plan with somebody who looks after it, whatever the seed says. */
  SimulationPlan attended(SimulationPlan plan) {
    boolean byHand = random.nextBoolean();
    Map<Subject, MapOptions> options = new EnumMap<>(Subject.class);
    plan.options()
        .forEach(
            (subject, chosen) ->
                options.put(
                    subject,
                    byHand && random.nextBoolean()
                        ? chosen.onConflict(ConflictPolicy.manual())
                        : chosen));
    List<Action> actions = new ArrayList<>(plan.actions());
    for (int i = random.nextInt(MOST); i > 0; i--) {
      insert(actions, new Action.FailRow(side(), Action.RowTrouble.REJECTS));
    }
    for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
      insert(actions, random.nextBoolean() ? new Action.Replay() : new Action.Decide(side()));
    }
    return plan.running(options).with(actions);
  }

  private void insert(List<Action> actions, Action action) {
    actions.add(random.nextInt(actions.size() + 1), action);
  }

  private Side side() {
    return random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
  }
}
