package dev.tandem.sync.run;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.codec.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do, as a document of the store. Immutable.
 *
 * @param run its name
 * @param master whose values win
 * @param maps its maps in their order
 * @param companies only rows of these, in this order; empty for all
 * @param insists whether a map with failed rows does not run
 * @param asked when it was asked for
 */
record RunPlan(
    String run,
    Side master,
    List<String> maps,
    List<LegalEntity> companies,
    boolean insists,
    Instant asked) {
  /** What the names of the documents start with; the name of the run follows. */
  static final String PREFIX = "plan/";

  /** How many runs there were, so that each has a name of its own. */
  static final String NUMBER = "runs";

  RunPlan {
    maps = List.copyOf(maps);
    companies = List.copyOf(companies);
  }

  /** The plan of a run, null when the store has none. */
  static @Nullable RunPlan load(SyncStore store, String run) {
    String text = store.documents(PREFIX + run).get(PREFIX + run);
    return text == null ? null : parse(run, Fields.parse(text));
  }

  private static RunPlan parse(String run, Fields fields) {
    return new RunPlan(
        run,
        Side.valueOf(fields.get("master", Side.DATAVERSE.name())),
        lines(fields.get("maps", "")),
        lines(fields.get("companies", "")).stream().map(LegalEntity::of).toList(),
        Boolean.parseBoolean(fields.get("insists", "false")),
        Instant.parse(fields.get("asked", Instant.EPOCH.toString())));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
  }

  String toText() {
    return Fields.none()
        .with("master", master)
        .with("maps", String.join("\n", maps))
        .with(
            "companies",
            companies.stream().map(LegalEntity::code).collect(Collectors.joining("\n")))
        .with("insists", insists)
        .with("asked", asked)
        .toText();
  }
}
