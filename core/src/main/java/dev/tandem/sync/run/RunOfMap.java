package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.initial.LegPhase;
import dev.tandem.sync.initial.MapProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one map of a run stands, as a document of the store. Immutable.
 *
 * @param run the name of the run
 * @param map the name of the map
 * @param outcome what came of it so far
 * @param legs its ways, in the order in which they are gone
 */
record RunOfMap(String run, String map, MapProgress.Outcome outcome, List<LegState> legs) {
  /** What the names of the documents start with; the names of the run and the map follow. */
  static final String PREFIX = "run/";

  RunOfMap {
    legs = List.copyOf(legs);
  }

  static RunOfMap first(String run, String map, List<Direction> ways) {
    return new RunOfMap(
        run, map, MapProgress.Outcome.WORKING, ways.stream().map(LegState::waiting).toList());
  }

  static String documentName(String run, String map) {
    return PREFIX + run + '/' + map;
  }

  static RunOfMap parse(String run, String map, String text) {
    Fields fields = Fields.parse(text);
    List<LegState> legs =
        Arrays.stream(fields.get("ways", "").split(",", -1))
            .filter(name -> !name.isEmpty())
            .map(name -> LegState.parse(Direction.valueOf(name), fields))
            .toList();
    return new RunOfMap(
        run, map, MapProgress.Outcome.valueOf(fields.get("outcome", "WORKING")), legs);
  }

  String toText() {
    Fields fields =
        Fields.none()
            .with("outcome", outcome)
            .with(
                "ways",
                legs.stream().map(leg -> leg.direction().name()).collect(Collectors.joining(",")));
    for (LegState leg : legs) {
      fields = leg.addTo(fields);
    }
    return fields.toText();
  }

  /** The way that is being gone; null when all are done. */
  @Nullable LegState current() {
    return legs.stream().filter(leg -> leg.phase() != LegPhase.DONE).findFirst().orElse(null);
  }

  /** Whether this way is done, or there is none. */
  boolean isDone(Direction direction) {
    return legs.stream()
        .allMatch(leg -> leg.direction() != direction || leg.phase() == LegPhase.DONE);
  }

  RunOfMap with(LegState changed) {
    List<LegState> all = new ArrayList<>(legs);
    all.replaceAll(leg -> leg.direction() == changed.direction() ? changed : leg);
    return new RunOfMap(run, map, outcome, all);
  }

  RunOfMap ended(MapProgress.Outcome now) {
    return new RunOfMap(run, map, now, legs);
  }

  /** Puts the new state into a commit that depends on this one. */
  StoreCommit.Builder into(StoreCommit.Builder commit, RunOfMap after) {
    return commit
        .expect(documentName(run, map), toText())
        .document(documentName(run, map), after.toText());
  }
}
