package dev.tandem.cli;

import dev.tandem.spi.schema.LegalEntity;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line: runs dual-write maps over rows, shows them, and shows the main job. */
@CommandLine.Command(
    name = "tandem",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs dual-write maps over rows of Dataverse and of finance.",
    subcommands = {
      CatalogueCommand.class,
      ShowCommand.class,
      MapCommand.class,
      CasesCommand.class,
      FilterCommand.class,
      DiffCommand.class,
      MergeCommand.class,
      UnpackCommand.class,
      PackCommand.class,
      CheckCommand.class,
      DryRunCommand.class,
      DocsCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      ScenarioCommand.class,
      SyncCommand.class,
      StatusCommand.class,
      StartCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      StopCommand.class,
      InitialSyncCommand.class,
      DeadLettersCommand.class,
      ConflictsCommand.class,
      ReconcileCommand.class,
      LineageCommand.class,
      RowsCommand.class
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and nothing is left to look at",
      "1:done, and something is left to look at: rows were rejected, maps differ, conflicts or"
          + " dead letters are left; the help of each command says what",
      "2:the map, the input, the configuration or the command line cannot be read, or something"
          + " cannot be written",
      "70:a defect of tandem, or lack of memory; --verbose says more",
      "141:the reader of the results went away before their end"
    },
    footer = {
      "",
      "Examples:",
      "  tandem demo",
      "  tandem catalogue",
      "  tandem show \"Projects V2\"",
      "  tandem map \"Projects V2\" --to finance projects.ndjson",
      "",
      "tandem COMMAND --help says more about each."
    })
public final class Tandem implements Runnable {
  private final Console console;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private Tandem(Console console) {
    this.console = console;
  }

  /** Runs the process; {@code --help} says how. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), Ansi.AUTO, arguments));
  }

  /** Runs one command line against these streams and gives the exit code. */
  static int run(Console console, Ansi ansi, String... arguments) {
    try {
      return execute(console, ansi, arguments);
    } catch (Error e) {
      console.say("tandem: defect or lack of memory: " + e);
      return ExitCode.DEFECT;
    }
  }

  private static int execute(Console console, Ansi ansi, String... arguments) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    int code =
        new CommandLine(new Tandem(console))
            .setOut(out)
            .setErr(console.err())
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(LegalEntity.class, new CompanyArgument())
            .setUsageHelpAutoWidth(false)
            .setParameterExceptionHandler(new Errors(console))
            .setExecutionExceptionHandler(new Errors(console))
            .execute(arguments);
    out.flush();
    return flushed(console, code);
  }

  private static int flushed(Console console, int code) {
    try {
      console.out().flush();
      return code;
    } catch (IOException e) {
      return code == ExitCode.OK ? Errors.codeOf(e, console) : code;
    }
  }

  Console console() {
    return console;
  }

  @Override
  public void run() {
    CommandLine command = Objects.requireNonNull(spec, "run by picocli only").commandLine();
    throw new CommandLine.ParameterException(
        command, "say what to do: " + String.join(", ", command.getSubcommands().keySet()));
  }
}
