package dev.tandem.cli;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which rows of a map are compared. */
final class ReconcileChoice {
  @Option(names = "--company", paramLabel = "ID", description = "Only rows of this company.")
  private @Nullable LegalEntity company;

  @Option(
      names = "--key",
      paramLabel = "K=V,...",
      description = "Only the row with this key on finance; may be given several times.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only the row with this identifier on Dataverse; may be given several times.")
  private List<UUID> ids = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only pairs with a row modified since then, such as 2026-03-05.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Only pairs with a row modified before then.")
  private @Nullable String to;

  @Option(
      names = "--by",
      paramLabel = "SIDE:COLUMN",
      description = "The date or time that --from and --to mean instead; once for a side.")
  private List<String> by = new ArrayList<>();

  @Option(names = "--in-flight", description = "Report rows as well of which changes wait.")
  private boolean inFlight;

  /** The request for a map. */
  ReconcileRequest request(String map, TandemCommand command) {
    check(command);
    ReconcileRequest request = ReconcileRequest.of(map);
    if (company != null) {
      request = request.inCompany(company);
    }
    if (!keys.isEmpty()) {
      request = request.ofKeys(keys.stream().map(KeyArgument::parse).toArray(KeyValues[]::new));
    }
    if (!ids.isEmpty()) {
      request = request.ofRows(ids.toArray(UUID[]::new));
    }
    if (from != null || to != null) {
      request = request.within(window());
    }
    return inFlight ? request.withRowsInFlight() : request;
  }

  private void check(TandemCommand command) {
    boolean named = !keys.isEmpty() || !ids.isEmpty();
    boolean timed = from != null || to != null;
    String problem =
        named && (timed || !by.isEmpty())
            ? "--key and --id choose already; leave --from, --to and --by out"
            : !timed && !by.isEmpty() ? "--by belongs to --from or --to" : "";
    if (!problem.isEmpty()) {
      throw new CommandLine.ParameterException(command.commandLine(), problem);
    }
  }

  private TimeWindow window() {
    try {
      TimeWindow window =
          TimeWindow.of(TimeArgument.parse("--from", from), TimeArgument.parse("--to", to));
      for (String each : by) {
        int at = each.indexOf(':');
        window = window.by(side(each, at), each.substring(at + 1));
      }
      return window;
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Side side(String text, int at) {
    for (Side side : Side.values()) {
      if (at > 0 && side.name().equalsIgnoreCase(text.substring(0, at))) {
        return side;
      }
    }
    throw new UnreadableException(
        "--by is '%s'; give a side and a column such as dataverse:modifiedon".formatted(text));
  }
}
