package dev.tandem.cli;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.DeadLetterFilter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class DeadLetterChoice {
  private static final Pattern CODE = Pattern.compile("(?i)TDM\\d{4}");

  /** Of repairs no list is kept; each tells its name. */
  private static final Pattern REPAIR = Pattern.compile("repair-\\d+");

  @Option(names = "--map", paramLabel = "MAP", description = "Only those of this map.")
  private @Nullable String map;

  @Option(
      names = "--side",
      paramLabel = "finance|dataverse",
      description = "Only those that this side should have taken.")
  private @Nullable Side side;

  @Option(names = "--company", paramLabel = "ID", description = "Only rows of this company.")
  private @Nullable LegalEntity company;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Only those with this error code, such as TDM2002.")
  private @Nullable String code;

  @Option(names = "--text", paramLabel = "TEXT", description = "Only those that say this.")
  private @Nullable String text;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those given up since then, such as 2026-03-05 or 2026-03-05T00:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Only those of this initial sync or repair.")
  private @Nullable String run;

  boolean isAny() {
    return map != null
        || side != null
        || company != null
        || code != null
        || text != null
        || since != null
        || run != null;
  }

  /**
   * The letters that are meant.
   *
   * @throws UnreadableException when there is no such map, code, time or run, which would mean none
   */
  DeadLetterFilter filter(SyncSession session) {
    if (code != null && !CODE.matcher(code).matches()) {
      throw new UnreadableException(
          "--code is '%s'; give a code such as TDM2002, as 'tandem dead-letters list' shows it"
              .formatted(code));
    }
    if (run != null && !REPAIR.matcher(run).matches()) {
      session.requireRun(run);
    }
    return new DeadLetterFilter(
        map == null ? null : session.map(map),
        side,
        company == null ? null : company.code(),
        code,
        text,
        TimeArgument.parse("--since", since),
        null,
        run);
  }
}
