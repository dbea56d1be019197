package dev.tandem.cli;

import dev.tandem.core.testkit.yaml.YamlException;
import dev.tandem.projectops.scenario.ScenarioException;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells errors in one message, without traces unless asked for, and turns them to exit codes. */
final class Errors
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private final Console console;

  Errors(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(CommandLine.ParameterException e, String[] arguments) {
    console.say("tandem: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, console.err());
    console.say("Try '%s --help'.".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.UNREADABLE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result)
      throws Exception {
    if (e instanceof CommandLine.ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    if (command.getCommand() instanceof TandemCommand ours && ours.verbose()) {
      console.say(trace(e));
    }
    return codeOf(e, console);
  }

  /** Says what went wrong, unless the reader just went away, and gives the exit code. */
  static int codeOf(Exception e, Console console) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return codeOf(unchecked.getCause(), console);
    }
    if (e instanceof IOException io) {
      return codeOf(io, console);
    }
    keepResults(console);
    boolean defect = !isOfTheUser(e) && !isExpected(e);
    console.say("tandem: " + (defect ? "defect: " + e + "; --verbose shows more" : e.getMessage()));
    return defect ? ExitCode.DEFECT : ExitCode.UNREADABLE;
  }

  /** What the user gave cannot be used. */
  private static boolean isOfTheUser(Exception e) {
    return e instanceof UnreadableException
        || e instanceof YamlException
        || e instanceof ScenarioException;
  }

  static int codeOf(IOException e, Console console) {
    if (isClosedPipe(e)) {
      return ExitCode.PIPE_CLOSED;
    }
    keepResults(console);
    String file = e instanceof FileSystemException known ? known.getFile() : null;
    console.say(
        "tandem: cannot read or write%s: %s"
            .formatted(file == null ? "" : " " + file, Words.reason(e)));
    return ExitCode.UNREADABLE;
  }

  /** What is done goes out before the message; if it cannot, the message still counts. */
  private static void keepResults(Console console) {
    try {
      console.out().flush();
    } catch (IOException e) {
      console.say("tandem: the results before that cannot be written: " + e.getMessage());
    }
  }

  private static boolean isExpected(Exception e) {
    return e instanceof DualWriteException known && known.kind() != ErrorKind.INTERNAL;
  }

  private static boolean isClosedPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }

  private static String trace(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }
}
