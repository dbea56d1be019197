package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sync.DeadLetter;
import dev.tandem.sync.DeadLetterFilter;
import dev.tandem.sync.DeadLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, replays and discards dead letters. */
@CommandLine.Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Lists, replays or discards the changes that could not be carried out.",
      "They are kept until somebody replays or discards them. A replayed one has",
      "another turn with the next step of 'tandem sync'.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; every ID was there",
      "1:some ID was not there",
      "2:the configuration, the store or the command line cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem dead-letters list --config sync.yaml --code TDM2002",
      "  tandem dead-letters replay --config sync.yaml 17 18",
      "  tandem dead-letters discard --config sync.yaml --all --reason \"tested\""
    })
final class DeadLettersCommand extends SyncingCommand {
  private static final int PAGE = 500;

  /** What is done with them. */
  enum Action {
    LIST,
    REPLAY,
    DISCARD
  }

  @Parameters(
      index = "0",
      paramLabel = "list|replay|discard",
      description = "What to do with them.")
  private Action action = Action.LIST;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "Those with these numbers, as 'list' shows them.")
  private List<Long> ids = new ArrayList<>();

  @Option(names = "--all", description = "All that the other options mean.")
  private boolean all;

  @Mixin private final DeadLetterChoice choice = new DeadLetterChoice();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why they are discarded; it stays with them.")
  private @Nullable String reason;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "A table for people (the default), or one JSON object a line.")
  private OutputFormat format = OutputFormat.TEXT;

  @Override
  public Integer call() {
    check();
    try (SyncSession session = openBegun()) {
      DeadLetters letters = session.runtime().deadLetters();
      DeadLetterFilter filter = choice.filter(session);
      String why = reason == null ? "" : reason;
      return switch (action) {
        case LIST -> list(letters, filter);
        case REPLAY -> act("replayed", letters::replay, letters::replay, filter);
        case DISCARD ->
            act(
                "discarded",
                id -> letters.discard(id, why),
                each -> letters.discard(each, why),
                filter);
      };
    }
  }

  private void check() {
    boolean changes = action != Action.LIST;
    String problem =
        changes && ids.isEmpty() && !all && !choice.isAny()
            ? "name IDs, an option that chooses some, or --all"
            : !ids.isEmpty() && (all || choice.isAny())
                ? "IDs choose already; leave the other options out"
                : action == Action.DISCARD && (reason == null || reason.isBlank())
                    ? "say why with --reason TEXT"
                    : action != Action.DISCARD && reason != null
                        ? "--reason belongs to discard"
                        : !changes && !ids.isEmpty() ? "list takes no IDs" : "";
    if (!problem.isEmpty()) {
      throw new CommandLine.ParameterException(commandLine(), problem);
    }
  }

  private int act(
      String done,
      LongPredicate one,
      ToIntFunction<DeadLetterFilter> many,
      DeadLetterFilter filter) {
    if (ids.isEmpty()) {
      print("%s: %d".formatted(done, many.applyAsInt(filter)));
      return ExitCode.OK;
    }
    int code = ExitCode.OK;
    for (long id : ids) {
      boolean was = one.test(id);
      print("%d: %s".formatted(id, was ? done : "no such dead letter"));
      code = was ? code : ExitCode.REJECTED;
    }
    return code;
  }

  private int list(DeadLetters letters, DeadLetterFilter filter) {
    TextTable table = TextTable.of("Id", "Map", "To", "Row", "Since", "Tries", "What is wrong");
    table.right(0).right(5);
    long after = 0;
    long count = 0;
    List<DeadLetter> page = letters.list(filter, after, PAGE);
    while (!page.isEmpty()) {
      for (DeadLetter letter : page) {
        after = letter.sequence();
        count++;
        show(letter, table);
      }
      page = letters.list(filter, after, PAGE);
    }
    if (format == OutputFormat.TEXT) {
      table.lines().forEach(this::print);
      print("");
      print(count == 1 ? "1 dead letter" : count + " dead letters");
    }
    return ExitCode.OK;
  }

  private void show(DeadLetter letter, TextTable table) {
    if (format == OutputFormat.JSON) {
      print(Json.line(out -> write(out, letter)));
      return;
    }
    table.add(
        letter.sequence(),
        letter.map(),
        Words.side(letter.target()),
        letter.row(),
        StatusOverview.time(letter.deadSince()),
        letter.attempts(),
        letter.note());
  }

  private static void write(JsonGenerator out, DeadLetter letter) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", letter.sequence());
    Json.member(out, "operation", letter.operationId());
    Json.member(out, "map", letter.map());
    Json.member(out, "target", letter.target());
    Json.member(out, "row", letter.row());
    Json.member(out, "company", letter.company());
    Json.array(out, "codes", letter.codes());
    Json.member(out, "note", letter.note());
    out.writeNumberField("attempts", letter.attempts());
    Json.member(out, "receivedAt", letter.receivedAt());
    Json.member(out, "deadSince", letter.deadSince());
    Json.member(out, "run", letter.run());
    out.writeEndObject();
  }
}
